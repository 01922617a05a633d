import { z } from 'zod';

/** What a worker is told to do. */
export const WorkerPlan = z.object({
  guard: z.string(),
  redisUrl: z.string(),
  limit: z.number(),
  windowMs: z.number(),
  timeoutMs: z.number(),
  /** Of the sandbox: where to call, and with which credential. */
  url: z.string(),
  token: z.string(),
  /** How many calls keep waiting. */
  loops: z.number(),
  /** Whether one interactive call a second is made beside them. */
  interactive: z.boolean(),
  seed: z.number(),
});
export type WorkerPlan = z.output<typeof WorkerPlan>;

/** What a worker tells when it is told to stop. */
export const WorkerResult = z.object({
  interactiveWaitsMs: z.array(z.number()),
  /** Calls whose connection was lost. */
  lost: z.number(),
});
export type WorkerResult = z.output<typeof WorkerResult>;
