import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';
import { pageInput, pageOfAll } from '../../page-of.js';
import { pick } from '../../pick.js';

export const incompleteExecutionsList = defineTool({
  name: 'incomplete_executions_list',
  title: 'List incomplete executions',
  description: 'List the runs of a scenario that failed half way and were kept, with the reason each failed for.',
  uses: [incompleteExecutions.list],
  input: { scenarioId: scenarioIdInput, ...pageInput },
  output: {
    incompleteExecutions: z.array(
      z.object({
        id: z.string(),
        reason: z.string().optional(),
        created: z.string().optional(),
        resolved: z.boolean().optional(),
        attempts: z.number().optional(),
      }),
    ),
    nextOffset: z.number().optional(),
  },
  run: async ({ scenarioId, ...page }, { make, signal }) => {
    const { dlqs } = await make.incompleteExecutions.list({ scenarioId }, { signal });
    const { rows, nextOffset } = pageOfAll(
      dlqs.map((row) => pick(row, 'id', 'reason', 'created', 'resolved', 'attempts')),
      page,
    );
    return { incompleteExecutions: rows, nextOffset };
  },
});
