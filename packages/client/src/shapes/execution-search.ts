import { z } from 'zod';
import { Id } from './ids.js';
import { named } from './schema.js';

/** One execution that a search found. */
const foundExecution = z.looseObject({});
export interface FoundExecution extends z.output<typeof foundExecution> {}
const FoundExecution = named<FoundExecution>(foundExecution);

/** Times are ISO 8601, pages are counted from 0. `status`: 1 success, 2 warning, 3 error. */
export const executionSearch = {
  teamId: Id.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  scenarioIds: z.array(Id).optional(),
  status: z.array(z.int().min(1).max(3)).optional(),
  pageSize: z.int().min(1).max(500).optional(),
  pageIndex: z.int().nonnegative().optional(),
};
export const ExecutionsFound = z.looseObject({ results: z.array(FoundExecution) });
