import { placeOf } from './place-of.js';
import { seedZone } from './seed/seed.js';

const { state, organizationId, teamId, otherTeamId } = seedZone({
  seed: 1,
  now: () => 0,
  apiLimit: 60,
  onDemandScenarios: undefined,
});
const [scenario] = state.scenarios.of('teamId', teamId);
const [unfinished] = state.incompleteExecutions;

test.each([
  ['an organization', { organizationId }, { organizationId }],
  ['a team', { teamId: otherTeamId }, { organizationId, teamId: otherTeamId }],
  ['a team rather than its organization', { organizationId, teamId }, { organizationId, teamId }],
  ['what a team owns', { scenarioId: scenario?.id }, { organizationId, teamId }],
  ['an incomplete execution', { dlqId: unfinished?.id }, { organizationId, teamId: unfinished?.teamId }],
  ['a body', { hook: { teamId, name: 'Orders' } }, { organizationId, teamId }],
])('%s leads to its place', (_, args, place) => {
  expect(placeOf(state, args)).toEqual(place);
});

test.each([[{}], [{ scenarioId: 1 }], [{ name: 'x', text: Uint8Array.of(1) }], [{ constructorId: 1 }]])(
  '%j leads nowhere',
  (args) => {
    expect(placeOf(state, args)).toBeUndefined();
  },
);
