import { executions } from '@makegate/client/endpoints/executions';
import { defineTool } from '../../define-tool.js';
import { executionIdInput, scenarioIdInput } from '../../input-fields.js';
import { runAnswer } from '../../runs/run-answer.js';
import { waitForRun } from '../../runs/wait-for-run.js';

export const executionsWait = defineTool({
  name: 'executions_wait',
  title: 'Wait for execution',
  description:
    'Go on waiting for a run that came back as running. May come back as running again; cancelling ends the wait, not the run.',
  uses: [executions.get],
  input: { scenarioId: scenarioIdInput, executionId: executionIdInput },
  output: runAnswer,
  run: (run, context) => waitForRun(run, context, { justStarted: false }),
});
