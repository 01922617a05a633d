import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';
import { isActiveOf } from '../../scenarios/is-active.js';

export const scenariosStart = defineTool({
  name: 'scenarios_start',
  title: 'Start scenario',
  description:
    'Switch a scenario on, so that it runs by its schedule or when data arrives. An on-demand scenario becomes ready to be run.',
  uses: [scenarios.start],
  input: { scenarioId: scenarioIdInput },
  output: { id: z.number(), isActive: z.boolean() },
  run: async ({ scenarioId }, { make, signal }) => {
    const { scenario } = await make.scenarios.start({ scenarioId }, { signal });
    return { id: scenario.id, isActive: isActiveOf(scenario) ?? true };
  },
});
