import type { Explanation } from '../../scenario-tools/explanation.js';
import type { ScenarioTools } from '../../scenario-tools/scenario-tools.js';
import { contextOver } from '../../../test/tool-context.js';
import { scenarioToolsExplain } from './explain.js';

const page = { limit: 20, offset: 0 };
const rows: Explanation[] = [
  { scenarioId: 1, scenarioName: 'Quote', exposed: true, toolName: 'quote', reason: 'exposed', fix: 'Call quote.' },
  { scenarioId: 2, scenarioName: 'Poll', exposed: false, reason: 'not_on_demand', fix: 'Set it to on demand.' },
  { exposed: false, reason: 'list_failed', fix: 'Try again.' },
];

const scenarioTools: ScenarioTools = {
  start: async () => {},
  refresh: async () => {},
  freshen: () => {},
  tools: () => [],
  explain: async () => rows,
  onChange: () => () => {},
  close: async () => {},
};

test('passes on why each scenario is or is not a tool', async () => {
  const context = contextOver({}, { scenarioTools });
  expect(await scenarioToolsExplain.run(page, context)).toEqual({ scenarios: rows });
  expect(await scenarioToolsExplain.run({ limit: 1, offset: 1 }, context)).toEqual({
    scenarios: [rows[1]],
    nextOffset: 2,
  });
});

test('narrows to one scenario, and keeps what concerns them all', async () => {
  const { scenarios } = await scenarioToolsExplain.run({ ...page, scenarioId: 2 }, contextOver({}, { scenarioTools }));
  expect(scenarios).toEqual([rows[1], rows[2]]);
});

test('says so when this server offers no scenario as a tool', async () => {
  const { scenarios } = await scenarioToolsExplain.run(page, contextOver({}));
  expect(scenarios).toMatchObject([{ exposed: false, reason: 'switched_off' }]);
  expect(scenarios[0]?.fix).toContain('scenarios_run');
});
