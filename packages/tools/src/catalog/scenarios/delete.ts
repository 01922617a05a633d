import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';
import { isActiveOf } from '../../scenarios/is-active.js';
import { scheduleLine } from '../../schedule-line.js';

const stateWords = new Map([
  [true, 'active'],
  [false, 'inactive'],
  [undefined, 'active or not is unknown'],
]);

export const scenariosDelete = defineTool({
  name: 'scenarios_delete',
  title: 'Delete scenario',
  description: 'Delete a scenario with its blueprint and its incomplete executions. Make cannot bring it back.',
  uses: [scenarios.get, scenarios.delete],
  input: { scenarioId: scenarioIdInput },
  output: { scenarioId: z.number() },
  preview: async ({ scenarioId }, { make, signal }) => {
    const { scenario } = await make.scenarios.get({ scenarioId }, { signal });
    const state = stateWords.get(isActiveOf(scenario));
    const waiting = scenario.dlqCount ? `, with ${scenario.dlqCount} incomplete executions` : '';
    return `Scenario ${scenarioId} "${scenario.name}" (${state}, ${scheduleLine(scenario.scheduling)}${waiting}) would be deleted. Make cannot bring it back.`;
  },
  run: async ({ scenarioId }, { make, signal }) => {
    await make.scenarios.delete({ scenarioId }, { signal });
    return { scenarioId };
  },
});
