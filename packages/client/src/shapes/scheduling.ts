import { z } from 'zod';
import { named } from './schema.js';

/**
 * When a scenario runs. `type`: immediately, indefinitely, once, daily, weekly, monthly, yearly or on-demand.
 * `interval` is in seconds.
 */
const scheduling = z.looseObject({
  type: z.string(),
  interval: z.number().optional(),
  maximum_runs_per_minute: z.number().optional(),
});
export interface Scheduling extends z.output<typeof scheduling> {}
export const Scheduling = named<Scheduling>(scheduling);
