import type { ExecutionLog } from '@makegate/client/endpoints/executions';
import { z } from 'zod';
import { pick } from '../pick.js';

/** What a list tells about each execution. */
export const executionSummary = {
  executionId: z.string(),
  timestamp: z.string().optional(),
  status: z.string().optional(),
  eventType: z.string().optional(),
  executionName: z.string().optional(),
  durationMs: z.number().optional(),
  operations: z.number().optional(),
  credits: z.number().optional(),
};

const statuses: Readonly<Record<number, string>> = { 1: 'success', 2: 'warning', 3: 'error' };

/** One line of a scenario's log in the shape of `executionSummary`. */
export function executionRow(log: ExecutionLog) {
  const { status, duration, centicredits } = log;
  return {
    executionId: log.id,
    ...pick(log, 'timestamp', 'eventType', 'executionName', 'operations'),
    ...(typeof status === 'number' ? { status: statuses[status] ?? String(status) } : {}),
    ...(typeof duration === 'number' ? { durationMs: duration } : {}),
    ...(typeof centicredits === 'number' ? { credits: centicredits / 100 } : {}),
  };
}
