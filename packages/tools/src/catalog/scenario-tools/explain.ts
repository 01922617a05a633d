import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { idInput } from '../../input-fields.js';
import { pageInput, pageOfAll } from '../../page-of.js';

const ExplainedScenario = z.object({
  scenarioId: z.number().optional(),
  scenarioName: z.string().optional(),
  exposed: z.boolean(),
  toolName: z.string().optional(),
  reason: z.string(),
  fix: z.string(),
});

const notOffered: z.output<typeof ExplainedScenario> = {
  exposed: false,
  reason: 'switched_off',
  fix: 'This server does not offer scenarios as tools of their own. Run them with scenarios_run.',
};

export const scenarioToolsExplain = defineTool({
  name: 'scenario_tools_explain',
  title: 'Explain scenario tools',
  description:
    'Say for each scenario of the team whether it is offered as a tool of its own, under which name, and what to change if it is not.',
  uses: [scenarios.list],
  input: { scenarioId: idInput('Only this one, from scenarios_list').optional(), ...pageInput },
  output: { scenarios: z.array(ExplainedScenario), nextOffset: z.number().optional() },
  run: async ({ scenarioId, ...page }, { access, scenarioTools }) => {
    const all = (await scenarioTools?.explain(access)) ?? [notOffered];
    // A row without an id concerns every scenario.
    const wanted = all.filter(
      (row) => [undefined, row.scenarioId].includes(scenarioId) || row.scenarioId === undefined,
    );
    const { rows, nextOffset } = pageOfAll(wanted, page);
    return { scenarios: rows, nextOffset };
  },
});
