import { z } from 'zod';
import { named } from './schema.js';

/** A field of a scenario interface or of a data structure. `spec` holds the fields of a collection, or an array's element. */
const field = z.looseObject({
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
export interface Field extends z.output<typeof field> {}
export const Field = named<Field>(field);
