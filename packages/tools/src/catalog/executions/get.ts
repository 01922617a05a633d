import { executions } from '@makegate/client/endpoints/executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { executionLine } from '../../executions/execution-line.js';
import { executionIdInput, scenarioIdInput } from '../../input-fields.js';
import { readRun } from '../../runs/read-run.js';
import { runAnswer } from '../../runs/run-answer.js';
import { stillRunning } from '../../runs/wait-for-run.js';

export const executionsGet = defineTool({
  name: 'executions_get',
  title: 'Get execution',
  description: 'Read how one run stands at this moment: its status, outputs or error, and once it has ended its cost.',
  uses: [executions.get, executions.getLog],
  input: { scenarioId: scenarioIdInput, executionId: executionIdInput },
  output: {
    ...runAnswer,
    timestamp: z.string().optional(),
    durationMs: z.number().optional(),
    operations: z.number().optional(),
    credits: z.number().optional(),
  },
  run: async (run, context) => {
    const answer = await readRun(run, context);
    // A run that goes on has no line in the log yet.
    if (answer.status === 'running') return stillRunning(run);
    return { ...(await executionLine(run, context)), ...answer };
  },
});
