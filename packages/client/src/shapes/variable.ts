import { z } from 'zod';
import { named } from './schema.js';

/** A custom variable of a team or an organization. `typeId`: 1 number, 2 text, 3 boolean, 4 date. */
const variable = z.looseObject({
  name: z.string(),
  typeId: z.number().optional(),
  value: z.unknown().optional(),
});
export interface Variable extends z.output<typeof variable> {}
export const Variable = named<Variable>(variable);

/** 1 number, 2 text, 3 boolean, 4 date. */
export const variableTypeId = z.int().min(1).max(4);

export const FeatureControls = z.looseObject({ featureControls: z.array(z.unknown()) });
