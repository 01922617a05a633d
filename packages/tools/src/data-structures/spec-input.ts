import { z } from 'zod';

/** The fields of a data structure. A collection has its own fields in `spec`, an array the shape of its items. */
export const specInput = z
  .array(z.looseObject({ name: z.string(), type: z.string() }))
  .describe('Fields: name, type (text, number, boolean, date, buffer, collection or array), label, required, spec');
