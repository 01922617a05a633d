import { failing } from '../../test/answers.js';
import { contextOver } from '../../test/tool-context.js';
import type { Access } from '../access.js';
import type { Tool } from '../define-tool.js';
import { scenariosGet } from './scenarios/get.js';
import { scenariosRun } from './scenarios/run.js';
import { scenariosStart } from './scenarios/start.js';
import { status } from './status.js';

const authUser = { id: 1, name: 'Ada', email: 'ada@example.com' };
const organization = { id: 3, name: 'Nordwind', license: { apiLimit: 60 } };
/** Scenario tools that are there already. */
const offering = (...tools: Tool[]) => ({
  start: async () => {},
  refresh: async () => {},
  freshen: () => {},
  tools: () => tools,
  explain: async () => [],
  onChange: () => () => {},
  close: async () => {},
});

const team = { id: 5, name: 'Operations', organizationId: 3 };
const answers = { users: { me: { authUser } }, teams: { get: { team } }, organizations: { get: { organization } } };

test('says who is calling, where, and what the organization allows', async () => {
  const access = { scopes: ['user:read'], readOnly: false, hidden: [] };
  expect(await status.run({}, contextOver(answers, { access }))).toEqual({
    make: 'ready',
    user: 'Ada (ada@example.com)',
    readOnly: false,
    teamId: 5,
    organizationId: 3,
    apiLimitPerMinute: 60,
    hidden: [],
  });
});

test('counts the scenario tools that are shown, not those that this access rules out', async () => {
  const scenarioTools = offering(scenariosRun, scenariosStart, scenariosGet);
  const countWith = async (access: Pick<Access, 'scopes' | 'readOnly'>) =>
    (await status.run({}, contextOver(answers, { scenarioTools, access: { ...access, hidden: [] } }))).scenarioTools;
  expect(await countWith({ scopes: undefined, readOnly: false })).toBe(3);
  expect(await countWith({ scopes: ['scenarios:run', 'scenarios:read'], readOnly: false })).toBe(2);
  expect(await countWith({ scopes: undefined, readOnly: true })).toBe(1);
});

test('groups hidden tools by the scopes that would show them', async () => {
  const hidden = [
    { name: 'scenarios_start', reason: 'scope_missing', missingScopes: ['scenarios:write'] },
    { name: 'scenarios_stop', reason: 'scope_missing', missingScopes: ['scenarios:write'] },
    { name: 'hooks_list', reason: 'scope_missing', missingScopes: ['hooks:read'] },
  ] as const;
  const answer = await status.run({}, contextOver(answers, { access: { scopes: [], readOnly: false, hidden } }));
  expect(answer.scopes).toEqual([]);
  expect(answer.hidden).toEqual([
    { reason: 'scope_missing', missingScopes: ['scenarios:write'], tools: ['scenarios_start', 'scenarios_stop'] },
    { reason: 'scope_missing', missingScopes: ['hooks:read'], tools: ['hooks_list'] },
  ]);
});

test('tells what this server does not grant apart from what the token of Make lacks', async () => {
  const hidden = [
    { name: 'scenarios_run', reason: 'grant_missing', missingScopes: [], missingGrants: ['make:run'] },
    { name: 'hooks_list', reason: 'scope_missing', missingScopes: ['hooks:read'] },
  ] as const;
  const answer = await status.run({}, contextOver(answers, { access: { scopes: [], readOnly: false, hidden } }));
  expect(answer.hidden).toEqual([
    { reason: 'grant_missing', missingScopes: [], missingGrants: ['make:run'], tools: ['scenarios_run'] },
    { reason: 'scope_missing', missingScopes: ['hooks:read'], tools: ['hooks_list'] },
  ]);
});

test('leaves the scopes out when they could not be read, or hide nothing', async () => {
  expect(await status.run({}, contextOver(answers))).not.toHaveProperty('scopes');
  const hidden = [{ name: 'scenarios_start', reason: 'read_only', missingScopes: [] }] as const;
  const access = { scopes: ['scenarios:write'], readOnly: true, hidden };
  expect(await status.run({}, contextOver(answers, { access }))).not.toHaveProperty('scopes');
});

test.each([
  ['is not there', 'make_not_found', undefined],
  ['is kept from a token that may read teams', 'make_forbidden', ['teams:read']],
])('says so when the configured team %s', async (_title, code, scopes) => {
  const access = { scopes, readOnly: false, hidden: [] };
  const placeAdvice = { team: 'press T', organization: 'press O' };
  const answer = await status.run(
    {},
    contextOver({ ...answers, teams: { get: failing(code) } }, { access, placeAdvice }),
  );
  expect(answer).toMatchObject({
    make: 'ready',
    teamId: 5,
    problem: expect.stringMatching(/^Team 5 was not found.*press T; teams_list/),
  });
  expect(answer).not.toHaveProperty('apiLimitPerMinute');
});

test('does not take a token without the scope to read teams for a wrong team', async () => {
  const access = { scopes: ['organizations:read'], readOnly: false, hidden: [] };
  const context = contextOver({ ...answers, teams: { get: failing('make_forbidden') } }, { access });
  const answer = await status.run({}, context);
  expect(answer).not.toHaveProperty('problem');
  expect(answer).toMatchObject({ apiLimitPerMinute: 60 });
});

test('answers when Make cannot be reached, with the reason', async () => {
  const context = contextOver({ users: { me: failing('make_unavailable', {}, 'Nothing answers at eu1.make.com.') } });
  expect(await status.run({}, context)).toMatchObject({
    make: 'unreachable',
    problem: 'Nothing answers at eu1.make.com. (make_unavailable)',
    teamId: 5,
  });
  expect(context.make.calls).toHaveLength(1);
});

test('tells a refused token from an unreachable zone', async () => {
  const context = contextOver({ users: { me: failing('make_unauthorized') } });
  expect(await status.run({}, context)).toMatchObject({ make: 'refused' });
});

test('is ready for a token that may not read its own user', async () => {
  const context = contextOver({ ...answers, users: { me: failing('make_forbidden') } });
  expect(await status.run({}, context)).toMatchObject({ make: 'ready', apiLimitPerMinute: 60 });
});

test('does not repeat what an unknown error says', async () => {
  const refused = failing('ECONNREFUSED', {}, 'connect ECONNREFUSED 10.0.0.7');
  const answer = await status.run({}, contextOver({ users: { me: refused } }));
  expect(answer.make).toBe('unreachable');
  expect(JSON.stringify(answer)).not.toContain('10.0.0.7');
});

test('finds the organization of the configured team', async () => {
  const context = contextOver(answers, { place: { teamId: 5 } });
  expect(await status.run({}, context)).toMatchObject({ teamId: 5, organizationId: 3, apiLimitPerMinute: 60 });
  expect(context.make.calls.filter(([id]) => id === 'teams.get')).toHaveLength(1);
});

test('does without the limit when it may not be read, and without any place', async () => {
  const refused = contextOver({ ...answers, organizations: { get: failing('make_forbidden') } });
  expect(await status.run({}, refused)).not.toHaveProperty('apiLimitPerMinute');
  const organizations = [organization, { id: 4, name: 'Elsewhere' }];
  const several = { ...answers, organizations: { get: { organization }, list: { organizations } } };
  const nowhere = await status.run({}, contextOver(several, { place: {} }));
  expect(nowhere).not.toHaveProperty('organizationId');
});

test('needs no scope, so it is always there', () => {
  expect(status.scopes).toEqual([]);
});
