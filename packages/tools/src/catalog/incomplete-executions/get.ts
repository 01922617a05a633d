import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { incompleteExecutionIdInput } from '../../input-fields.js';
import { pageBudget } from '../../page-of.js';
import { pick } from '../../pick.js';
import { shortened } from '../../shorten.js';

export const incompleteExecutionsGet = defineTool({
  name: 'incomplete_executions_get',
  title: 'Get incomplete execution',
  description: 'Read one run that failed half way: the reason, and the data it held at that moment.',
  uses: [incompleteExecutions.get, incompleteExecutions.bundle],
  input: { id: incompleteExecutionIdInput },
  output: {
    id: z.string(),
    reason: z.string().optional(),
    created: z.string().optional(),
    resolved: z.boolean().optional(),
    attempts: z.number().optional(),
    scenarioId: z.number().optional(),
    executionId: z.string().optional(),
    bundle: z.unknown().optional(),
  },
  run: async ({ id }, { make, signal }) => {
    const [{ dlq }, bundle] = await Promise.all([
      make.incompleteExecutions.get({ dlqId: id }, { signal }),
      make.incompleteExecutions.bundle({ dlqId: id }, { signal }),
    ]);
    return {
      ...pick(dlq, 'id', 'reason', 'created', 'resolved', 'attempts', 'scenarioId', 'executionId'),
      bundle: shortened(bundle.response, pageBudget),
    };
  },
});
