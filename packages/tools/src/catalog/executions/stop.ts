import { executions } from '@makegate/client/endpoints/executions';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { executionIdInput, scenarioIdInput } from '../../input-fields.js';
import { readRun } from '../../runs/read-run.js';
import { RunEndedError } from '../../runs/run-ended-error.js';

export const executionsStop = defineTool({
  name: 'executions_stop',
  title: 'Stop execution',
  description: 'End a running execution. What it has done so far stays done, the rest is lost.',
  uses: [executions.get, executions.stop],
  input: {
    scenarioId: scenarioIdInput,
    executionId: executionIdInput,
    force: z.boolean().default(false).describe('Do not wait for the module at work'),
  },
  output: { executionId: z.string() },
  preview: async (run, context) => {
    const { status } = await readRun(run, context);
    if (status !== 'running') throw new RunEndedError(run, status);
    return `Execution ${run.executionId} of scenario ${run.scenarioId} is running and would be ended. What it has done so far stays done.`;
  },
  run: async (args, { make, signal }) => {
    await make.executions.stop(args, { signal });
    return { executionId: args.executionId };
  },
});
