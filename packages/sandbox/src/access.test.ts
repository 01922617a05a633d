import type { MakeClient } from '@makegate/client';
import { called, clientWith, openZone, scenarioId } from '../test/open-zone.js';
import type { OpenZone } from '../test/open-zone.js';
import type { People } from './index.js';
import { allScopes } from './seed/scopes.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

/** The client of one of the seeded people, with a token that has every scope. */
function as(person: keyof People, teams?: readonly number[]): MakeClient {
  const user = open.zone.people[person];
  return clientWith(open.zone, open.zone.createToken({ scopes: allScopes, user, ...(teams && { teams }) }));
}

const byRole = { status: 403, makeCode: 'SC403', detail: expect.stringContaining('role') };
const notThere = { status: 404, makeCode: 'IM304' };

test('who belongs to another organization finds nothing of this one, and the other way round', async () => {
  const outsider = as('outsider');
  const { organizationId, otherOrganizationId, teamId } = open.zone;
  expect((await outsider.organizations.list()).organizations).toMatchObject([{ id: otherOrganizationId }]);
  await expect(outsider.organizations.get({ organizationId })).rejects.toMatchObject(notThere);
  await expect(outsider.scenarios.list({ teamId })).rejects.toMatchObject(notThere);
  await expect(outsider.scenarios.list({ organizationId })).rejects.toMatchObject(notThere);
  expect((await open.make.organizations.list()).organizations).toMatchObject([{ id: organizationId }]);
  await expect(open.make.teams.list({ organizationId: otherOrganizationId })).rejects.toMatchObject(notThere);
  const [studio] = (await outsider.teams.list({ organizationId: otherOrganizationId })).teams;
  await expect(open.make.teams.get({ teamId: studio?.id ?? 0 })).rejects.toMatchObject(notThere);
});

test('a scope without the role is refused by the role, a role without the scope by the scope', async () => {
  const { teamId, people } = open.zone;
  const name = 'Anything';
  await expect(as('monitoring').folders.create({ teamId, name })).rejects.toMatchObject(byRole);
  const narrow = clientWith(open.zone, open.zone.createToken({ scopes: ['scenarios:read'], user: people.member }));
  await expect(narrow.folders.create({ teamId, name })).rejects.toMatchObject({
    status: 403,
    makeCode: 'SC403',
    detail: expect.stringContaining('Insufficient scope, required: scenarios:write'),
  });
  await expect(as('member').folders.create({ teamId, name })).resolves.toBeDefined();
});

test('who only looks on reads all of the team and changes nothing, and sees no other team', async () => {
  const monitoring = as('monitoring');
  const { teamId, otherTeamId, organizationId } = open.zone;
  const scenario = { scenarioId: await scenarioId(open, 'Quote shipping cost') };
  await expect(monitoring.scenarios.get(scenario)).resolves.toBeDefined();
  await expect(monitoring.scenarios.stop(scenario)).rejects.toMatchObject(byRole);
  await expect(monitoring.scenarios.run(scenario)).rejects.toMatchObject(byRole);
  await expect(monitoring.scenarios.list({ teamId: otherTeamId })).rejects.toMatchObject(notThere);
  expect((await monitoring.teams.list({ organizationId })).teams.map(({ id }) => id)).toEqual([teamId]);
});

test('a member of a team builds in it and does not manage it', async () => {
  const member = as('member');
  const { teamId, organizationId } = open.zone;
  await expect(member.keys.list({ teamId })).resolves.toBeDefined();
  await expect(member.teams.update({ teamId, name: 'Ours' })).rejects.toMatchObject(byRole);
  await expect(member.teams.create({ organizationId, name: 'New' })).rejects.toMatchObject(byRole);
});

test('an admin of the organization manages every team and reads none it is not in', async () => {
  const admin = as('admin');
  const { teamId, organizationId } = open.zone;
  expect((await admin.teams.list({ organizationId })).teams).toHaveLength(2);
  await expect(admin.teams.update({ teamId, operationsLimit: 9 })).resolves.toBeDefined();
  const detail = 'Access denied. Admins of the organization reach what a team has only as its members.';
  await expect(admin.scenarios.list({ teamId })).rejects.toMatchObject({ ...byRole, detail });
  expect((await admin.scenarios.list({ organizationId })).scenarios).toEqual([]);
  const { team } = await admin.teams.create({ organizationId, name: 'Admins' });
  await expect(admin.scenarios.list({ teamId: team.id })).resolves.toMatchObject({ scenarios: [] });
});

test('a token for some teams narrows what its person may, and widens nothing', async () => {
  const { teamId, otherTeamId } = open.zone;
  const member = as('member', [otherTeamId]);
  await expect(member.scenarios.list({ teamId })).rejects.toMatchObject(notThere);
  await expect(member.scenarios.list({ teamId: otherTeamId })).resolves.toBeDefined();
  await expect(as('outsider', [teamId]).scenarios.list({ teamId })).rejects.toMatchObject(notThere);
});

test('who makes a scenario, changes it and runs it is written down', async () => {
  const member = as('member');
  const { teamId, people } = open.zone;
  const blueprint = { name: 'Mine', flow: [{ id: 1, module: 'http:ActionSendData' }], metadata: {} };
  const { scenario } = await member.scenarios.create({ teamId, blueprint, scheduling: { type: 'on-demand' } });
  expect(scenario).toMatchObject({ createdByUser: { id: people.member, name: 'Lea Brandt' } });
  await open.make.scenarios.update({ scenarioId: scenario.id, description: 'Looked at' });
  const rows = (await member.scenarios.list({ teamId })).scenarios;
  expect(called(rows, 'Mine')).toMatchObject({
    createdByUser: { id: people.member },
    updatedByUser: { id: people.owner },
  });
  await member.scenarios.start({ scenarioId: scenario.id });
  await member.scenarios.run({ scenarioId: scenario.id, responsive: true });
  const { scenarioLogs } = await member.executions.list({ scenarioId: scenario.id });
  expect(scenarioLogs.find(({ type }) => type === 'manual')).toMatchObject({ authorId: people.member });
});

test('the members of a team and of an organization are listed with their roles', async () => {
  const { teamId, organizationId, people } = open.zone;
  const { userTeamRoles } = await open.make.teams.members({ teamId });
  expect(userTeamRoles.map(({ userId }) => userId)).toEqual([people.owner, people.member, people.monitoring]);
  const { userOrganizationRoles } = await open.make.organizations.members({ organizationId });
  expect(userOrganizationRoles).toContainEqual({
    userId: people.admin,
    organizationId,
    usersRoleId: 12,
    invitation: null,
  });
  await expect(open.make.teams.getMember({ teamId, userId: people.admin })).rejects.toMatchObject(notThere);
});

test('a token for a user or a team that is not there is not issued', () => {
  expect(() => open.zone.createToken({ scopes: [], user: 1 })).toThrow(RangeError);
  const other = open.zone.otherTeamId;
  expect(() => open.zone.createToken({ scopes: [], teams: [other, 7] })).toThrow(new RangeError('There is no team 7.'));
});
