import { z } from 'zod';
import { named } from './schema.js';

/**
 * One line of a scenario's log: an execution, or an event such as start, stop and modify (see `eventType`).
 * `status`: 1 success, 2 warning, 3 error. `duration` is in milliseconds, `transfer` in bytes.
 */
const executionLog = z.looseObject({
  id: z.string(),
  imtId: z.string().nullish(),
  timestamp: z.string().nullish(),
  status: z.number().nullish(),
  type: z.string().nullish(),
  eventType: z.string().nullish(),
  duration: z.number().nullish(),
  operations: z.number().nullish(),
  transfer: z.number().nullish(),
  centicredits: z.number().nullish(),
  instant: z.boolean().nullish(),
  authorId: z.number().nullish(),
  teamId: z.number().nullish(),
  organizationId: z.number().nullish(),
  executionName: z.string().nullish(),
});
export interface ExecutionLog extends z.output<typeof executionLog> {}
export const ExecutionLog = named<ExecutionLog>(executionLog);
