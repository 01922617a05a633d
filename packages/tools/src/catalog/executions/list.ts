import { executions } from '@makegate/client/endpoints/executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { executionRow, executionSummary } from '../../executions/execution-row.js';
import { scenarioIdInput } from '../../input-fields.js';
import { askFor, pageInput, pageOf } from '../../page-of.js';
import { pick } from '../../pick.js';

const statusNumbers = { success: 1, warning: 2, error: 3 } as const;
const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const executionsList = defineTool({
  name: 'executions_list',
  title: 'List executions',
  description:
    'List what a scenario has run, newest first, with duration and consumption. Events such as start, stop and edit are among the rows.',
  uses: [executions.list],
  input: {
    scenarioId: scenarioIdInput,
    status: z.enum(['success', 'warning', 'error']).optional().describe('Only runs that ended so'),
    from: time.optional().describe('Earliest time'),
    to: time.optional().describe('Latest time'),
    ...pageInput,
  },
  output: { executions: z.array(z.object(executionSummary)), nextOffset: z.number().optional() },
  run: async ({ status, ...args }, { make, signal }) => {
    const filters = {
      ...pick(args, 'scenarioId', 'from', 'to'),
      ...(status === undefined ? {} : { status: statusNumbers[status] }),
    };
    const reply = await make.executions.list({ ...filters, pg: askFor(args) }, { signal });
    const { rows, nextOffset } = pageOf(reply.scenarioLogs.map(executionRow), args);
    return { executions: rows, nextOffset };
  },
});
