import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';

export const incompleteExecutionsRetry = defineTool({
  name: 'incomplete_executions_retry',
  title: 'Retry incomplete executions',
  description: 'Let Make finish runs that failed half way, from the point where they failed. Costs credits.',
  uses: [incompleteExecutions.retryMany],
  input: {
    scenarioId: scenarioIdInput,
    ids: z.array(z.string().min(1)).min(1).max(100).describe('From incomplete_executions_list'),
  },
  output: { retried: z.array(z.string()), next: z.string() },
  run: async ({ scenarioId, ids }, { make, signal }) => {
    const reply = await make.incompleteExecutions.retryMany({ scenarioId, ids }, { signal });
    return {
      retried: reply?.dlqs ?? ids,
      next: 'Make retries in the background. incomplete_executions_list shows what became resolved, executions_list what ran.',
    };
  },
});
