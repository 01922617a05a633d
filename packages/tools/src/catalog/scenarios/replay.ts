import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { executionIdInput, scenarioIdInput } from '../../input-fields.js';

export const scenariosReplay = defineTool({
  name: 'scenarios_replay',
  title: 'Replay execution',
  description:
    'Run a scenario again with the trigger data of an earlier execution. Everything it did then, it does once more. Costs credits.',
  uses: [scenarios.replay],
  input: { scenarioId: scenarioIdInput, executionId: executionIdInput },
  output: { next: z.string() },
  run: async ({ scenarioId, executionId }, { make, signal }) => {
    await make.scenarios.replay({ scenarioId, executionIds: [executionId] }, { signal });
    return { next: 'Make runs it in the background. executions_list shows the new execution.' };
  },
});
