import { z } from 'zod';

/** A field of a scenario interface or of a data structure. `spec` holds the fields of a collection, or an array's element. */
export const Field = z.looseObject({
  name: z.string().optional(),
  type: z.string(),
  label: z.string().nullish(),
  help: z.string().nullish(),
  required: z.boolean().nullish(),
  multiline: z.boolean().nullish(),
  default: z.unknown().optional(),
  options: z.unknown().optional(),
  spec: z.unknown().optional(),
});
export type Field = z.output<typeof Field>;
