import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';

const whereItShows =
  'Make retries in the background. incomplete_executions_list shows what became resolved, executions_list what ran.';
const whyNone =
  'Nothing is retried: the scenario has no unresolved incomplete execution with these ids. incomplete_executions_list shows those it has.';

export const incompleteExecutionsRetry = defineTool({
  name: 'incomplete_executions_retry',
  title: 'Retry incomplete executions',
  description: 'Let Make finish runs that failed half way, from the point where they failed. Costs credits.',
  uses: [incompleteExecutions.retryMany],
  input: {
    scenarioId: scenarioIdInput,
    ids: z.array(z.string().min(1)).min(1).max(100).describe('From incomplete_executions_list'),
  },
  output: {
    retried: z.array(z.string()),
    notRetried: z.array(z.string()).optional(),
    next: z.string(),
  },
  run: async ({ scenarioId, ids }, { make, signal }) => {
    const reply = await make.incompleteExecutions.retryMany({ scenarioId, ids }, { signal });
    const retried = reply?.dlqs ?? ids;
    const notRetried = ids.filter((id) => !retried.includes(id));
    return {
      retried,
      ...(notRetried.length > 0 ? { notRetried } : {}),
      next: retried.length > 0 ? whereItShows : whyNone,
    };
  },
});
