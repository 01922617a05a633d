import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';
import { isActiveOf } from '../../scenarios/is-active.js';

export const scenariosStop = defineTool({
  name: 'scenarios_stop',
  title: 'Stop scenario',
  description: 'Switch a scenario off. It keeps its settings, and a run that has begun goes on to its end.',
  uses: [scenarios.stop],
  input: { scenarioId: scenarioIdInput },
  output: { id: z.number(), isActive: z.boolean() },
  run: async ({ scenarioId }, { make, signal }) => {
    const { scenario } = await make.scenarios.stop({ scenarioId }, { signal });
    return { id: scenario.id, isActive: isActiveOf(scenario) ?? false };
  },
});
