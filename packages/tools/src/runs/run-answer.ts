import { z } from 'zod';

/** What is known about one run, in the same shape from every tool that starts, awaits or reads one. */
export const runAnswer = {
  executionId: z.string(),
  scenarioId: z.number(),
  status: z.enum(['running', 'success', 'warning', 'error']),
  outputs: z.record(z.string(), z.unknown()).optional().describe('Values of the scenario outputs'),
  error: z.object({ message: z.string(), module: z.string().optional() }).optional(),
  next: z.string().optional().describe('What to do while it is running, or after it failed'),
};

export type RunAnswer = z.output<z.ZodObject<typeof runAnswer>>;

/** Names one run. Make finds an execution only together with its scenario. */
export interface RunHandle {
  readonly scenarioId: number;
  readonly executionId: string;
}
