import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';
import { listedInWords } from '../../listed-in-words.js';
import { ToolArgumentsError } from '../../tool-errors.js';

export const incompleteExecutionsDelete = defineTool({
  name: 'incomplete_executions_delete',
  title: 'Delete incomplete executions',
  description: 'Delete runs that failed half way, with the data they held. They can then no longer be retried.',
  uses: [incompleteExecutions.list, incompleteExecutions.deleteMany],
  input: {
    scenarioId: scenarioIdInput,
    ids: z.array(z.string().min(1)).min(1).max(100).describe('From incomplete_executions_list'),
  },
  output: { ids: z.array(z.string()) },
  preview: async ({ scenarioId, ids }, { make, signal }) => {
    const { dlqs } = await make.incompleteExecutions.list({ scenarioId }, { signal });
    refuseAbsent(
      ids.filter((id) => !dlqs.some((row) => row.id === id)),
      scenarioId,
    );
    const meant = dlqs.filter(({ id }) => ids.includes(id));
    const rows = meant.map(
      ({ id, reason, created }) => `${id} (${reason ?? 'no reason given'}, ${created ?? 'no date'})`,
    );
    return `${meant.length} of the ${dlqs.length} incomplete executions of scenario ${scenarioId} would be deleted with their data: ${listedInWords(rows)}.`;
  },
  run: async ({ scenarioId, ids }, { make, signal }) => {
    const { dlqs } = await make.incompleteExecutions.deleteMany({ scenarioId, ids, confirmed: true }, { signal });
    return { ids: dlqs };
  },
});

/** What is not there was not shown, so nobody can have agreed to lose it. */
function refuseAbsent(ids: readonly string[], scenarioId: number): void {
  if (ids.length === 0) return;
  const named = listedInWords(
    ids.map((id) => id.slice(0, 40)),
    5,
  );
  throw new ToolArgumentsError('incomplete_executions_delete', [
    `ids: not among the incomplete executions of scenario ${scenarioId}: ${named}`,
  ]);
}
