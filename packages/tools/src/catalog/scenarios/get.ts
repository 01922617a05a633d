import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { openObject, scenarioIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { scenarioRow, scenarioSummary } from '../../scenarios/scenario-row.js';

export const scenariosGet = defineTool({
  name: 'scenarios_get',
  title: 'Get scenario',
  description:
    'Read one scenario: its schedule, next run, the apps it uses, and for an on-demand scenario the inputs it takes and the outputs it gives.',
  uses: [scenarios.get, scenarios.getInterface],
  input: { scenarioId: scenarioIdInput },
  output: {
    ...scenarioSummary,
    teamId: z.number().optional(),
    hookId: z.number().optional(),
    description: z.string().optional(),
    lastEdit: z.string().optional(),
    usedPackages: z.array(z.string()).optional(),
    scheduling: openObject.optional(),
    interface: openObject.optional(),
  },
  run: async ({ scenarioId }, { make, signal }) => {
    const { scenario } = await make.scenarios.get({ scenarioId }, { signal });
    // Only on-demand scenarios have an interface, so nobody else pays for the second call.
    const onDemand = scenario.scheduling?.type === 'on-demand';
    const typed = onDemand ? await make.scenarios.getInterface({ scenarioId }, { signal }) : undefined;
    return {
      ...scenarioRow(scenario),
      ...pick(scenario, 'teamId', 'hookId', 'description', 'lastEdit', 'usedPackages', 'scheduling'),
      ...(typed ? { interface: typed.interface } : {}),
    };
  },
});
