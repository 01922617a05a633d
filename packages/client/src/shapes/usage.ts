import { z } from 'zod';
import { named } from './schema.js';

/** One day of consumption. A hundred centicredits are one credit; transfer is in bytes. */
const usageDay = z.looseObject({
  date: z.string(),
  operations: z.number().nullish(),
  dataTransfer: z.number().nullish(),
  centicredits: z.number().nullish(),
});
export interface UsageDay extends z.output<typeof usageDay> {}
const UsageDay = named<UsageDay>(usageDay);

/** Consumption of the last 30 days. */
const usage = z.looseObject({ data: z.array(UsageDay) });
export interface Usage extends z.output<typeof usage> {}
export const Usage = named<Usage>(usage);
