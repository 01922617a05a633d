import { z } from 'zod';

/**
 * When a scenario runs. `type`: immediately, indefinitely, once, daily, weekly, monthly, yearly or on-demand.
 * `interval` is in seconds.
 */
export const Scheduling = z.looseObject({
  type: z.string(),
  interval: z.number().optional(),
  maximum_runs_per_minute: z.number().optional(),
});
export type Scheduling = z.output<typeof Scheduling>;
