import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { explanationOf, explanationWithoutScenarios, stateAgainst, type Circumstances } from './exposure.js';

const scenario: Scenario = { id: 7, name: 'Quote', isActive: true, scheduling: { type: 'on-demand' } };
const circumstances: Circumstances = {
  scenario,
  toolName: 'run_quote',
  tool: { listsInputs: true },
  isCandidate: true,
  interfaceFailure: undefined,
  access: { scopes: ['scenarios:run'], readOnly: false },
};

test.each([
  [undefined, {}],
  [undefined, { isActive: undefined, islinked: true }],
  ['inactive', { isActive: false }],
  ['inactive', { isActive: undefined }],
  ['invalid', { isinvalid: true }],
  ['paused', { isPaused: true }],
  ['not_on_demand', { scheduling: { type: 'indefinitely', interval: 900 } }],
  ['not_on_demand', { scheduling: null }],
  ['not_on_demand', { isActive: false, scheduling: { type: 'immediately' } }],
])('finds %s in %j', (state, changes) => {
  expect(stateAgainst({ ...scenario, ...changes })).toBe(state);
});

test.each([
  ['exposed', {}],
  ['interface_pending', { tool: undefined }],
  ['interface_failed', { tool: undefined, interfaceFailure: 'make_timeout' }],
  ['over_limit', { tool: undefined, isCandidate: false }],
  ['exposed', { interfaceFailure: 'make_timeout' }],
  ['scope_missing', { access: { scopes: ['scenarios:read'], readOnly: false } }],
  ['read_only', { access: { scopes: undefined, readOnly: true } }],
  ['inactive', { scenario: { ...scenario, isActive: false }, access: { scopes: [], readOnly: true } }],
])('explains %s by %j, with a sentence that says what to do', (reason, changes) => {
  const explanation = explanationOf({ ...circumstances, ...changes });
  expect(explanation).toMatchObject({ scenarioId: 7, reason, exposed: reason === 'exposed' });
  expect(explanation.fix).toMatch(/^[A-Z].{10,}\.$/);
});

test('says how to give the inputs that are too many to be listed', () => {
  const { fix } = explanationOf({ ...circumstances, tool: { listsInputs: false } });
  expect(fix).toMatch(/^Call run_quote\. .*scenarios_get.*inputs\.$/);
});

test('says why no scenario is known at all', () => {
  const advice = { team: 'press T', organization: 'press O' };
  expect(explanationWithoutScenarios(undefined, advice)).toMatchObject({
    reason: 'team_unknown',
    fix: expect.stringMatching(/To choose one, press O; or press T\.$/),
  });
  expect(explanationWithoutScenarios('make_forbidden', advice)).toMatchObject({
    reason: 'list_failed',
    fix: expect.stringContaining('make_forbidden'),
  });
});
