import { z } from 'zod';
import { Served } from '../served.js';

/** What the load generator can be asked to do. */
export const Job = z.object({
  kind: z.enum(['first-answer', 'calls', 'lists', 'sessions']),
  served: Served,
});
export type Job = z.output<typeof Job>;

/** Milliseconds, how many in a second, or how many sessions. */
export const Outcome = z.union([z.object({ value: z.number() }), z.object({ error: z.string() })]);
