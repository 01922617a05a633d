import { z } from 'zod';

/** One day of consumption. A hundred centicredits are one credit; transfer is in bytes. */
const UsageDay = z.looseObject({
  date: z.string(),
  operations: z.number().nullish(),
  dataTransfer: z.number().nullish(),
  centicredits: z.number().nullish(),
});
export type UsageDay = z.output<typeof UsageDay>;

/** Consumption of the last 30 days. */
export const Usage = z.looseObject({ data: z.array(UsageDay) });
