import { executions } from '@makegate/client/endpoints/executions';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { defineTool } from '../../define-tool.js';
import { openObject, scenarioIdInput } from '../../input-fields.js';
import { runAndWait } from '../../runs/run-and-wait.js';
import { runAnswer } from '../../runs/run-answer.js';

export const scenariosRun = defineTool({
  name: 'scenarios_run',
  title: 'Run scenario',
  description:
    'Run a scenario now and wait for its outputs. A long run comes back as running, with an executionId for executions_wait. scenarios_get shows the inputs.',
  uses: [scenarios.run],
  optionally: [executions.get],
  input: {
    scenarioId: scenarioIdInput,
    inputs: openObject.default({}).describe('Values by input name'),
  },
  output: runAnswer,
  run: ({ scenarioId, inputs }, context) => runAndWait({ scenarioId, inputs }, context),
});
