import { z } from 'zod';

/** A custom variable of a team or an organization. `typeId`: 1 number, 2 text, 3 boolean, 4 date. */
export const Variable = z.looseObject({
  name: z.string(),
  typeId: z.number().optional(),
  value: z.unknown().optional(),
});
export type Variable = z.output<typeof Variable>;

export const FeatureControls = z.looseObject({ featureControls: z.array(z.unknown()) });
