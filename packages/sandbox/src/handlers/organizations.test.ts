import { clientOf, ours } from '../../test/contract/seeded-people.js';
import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const notThere = { status: 404, makeCode: 'IM304' };
const byRole = { status: 403, makeCode: 'SC403', detail: expect.stringContaining('role') };

test('deleting an organization wants a confirmation that counts its teams, and takes all they own', async () => {
  const { make, zone } = open;
  const member = clientOf(open, 'member');
  await expect(make.organizations.delete(ours(open))).rejects.toMatchObject({
    status: 406,
    makeCode: 'IM004',
    detail: expect.stringContaining("'Nordwind Trading' with 2 teams"),
  });
  await expect(make.organizations.delete({ ...ours(open), confirmed: true })).resolves.toEqual({
    organization: zone.organizationId,
  });
  await expect(make.scenarios.list({ teamId: zone.teamId })).rejects.toMatchObject(notThere);
  expect((await member.organizations.list()).organizations).toEqual([]);
  await expect(member.users.me()).resolves.toMatchObject({ authUser: { name: 'Lea Brandt' } });
  expect((await clientOf(open, 'outsider').organizations.list()).organizations).toHaveLength(1);
});

test('only the owner deletes an organization or leaves it to somebody else, scopes or not', async () => {
  for (const who of ['admin', 'member'] as const) {
    const make = clientOf(open, who);
    await expect(make.organizations.delete({ ...ours(open), confirmed: true })).rejects.toMatchObject(byRole);
    const heir = { ...ours(open), userId: open.zone.people[who] };
    await expect(make.organizations.transferOwnership(heir)).rejects.toMatchObject(byRole);
  }
});

test('who receives the ownership is the owner from then on, and the owner before is an admin', async () => {
  const { make, zone } = open;
  const { admin, owner } = zone.people;
  const { userOrganizationRoles } = await make.organizations.transferOwnership({ ...ours(open), userId: admin });
  expect(userOrganizationRoles).toMatchObject([
    { userId: owner, usersRoleId: 12 },
    { userId: admin, usersRoleId: 11 },
  ]);
  await expect(make.organizations.transferOwnership({ ...ours(open), userId: owner })).rejects.toMatchObject(byRole);
  const heir = clientOf(open, 'admin');
  await expect(heir.scenarios.list({ teamId: zone.teamId })).resolves.toBeDefined();
  await expect(heir.organizations.transferOwnership({ ...ours(open), userId: admin })).rejects.toMatchObject({
    status: 422,
    makeCode: 'IM016',
  });
});

test('the ownership is not left to somebody who is no member', async () => {
  const heir = { ...ours(open), userId: open.zone.people.outsider };
  await expect(open.make.organizations.transferOwnership(heir)).rejects.toMatchObject(notThere);
});

test('a plan begins anew with every month', async () => {
  const winter = await openZone({ clock: () => Date.parse('2026-12-09T10:00:00Z') });
  try {
    expect((await winter.make.organizations.get(ours(winter))).organization).toMatchObject({
      lastReset: '2026-12-01T00:00:00.000Z',
      nextReset: '2027-01-01T00:00:00.000Z',
    });
  } finally {
    await winter.zone.close();
  }
});

test('a country and a timezone that are in no list are refused by name', async () => {
  const change = { ...ours(open), countryId: 99, timezoneId: 98 };
  await expect(open.make.organizations.update(change)).rejects.toMatchObject({
    status: 400,
    suberrors: [{ name: 'countryId' }, { name: 'timezoneId' }],
  });
});

test('variables of an organization are unique by name, remember their past and are deleted after a confirmation', async () => {
  const { organizations } = open.make;
  const variable = { ...ours(open), variableName: 'vatRate' };
  await expect(
    organizations.createVariable({ ...ours(open), name: 'vatRate', typeId: 1, value: 1 }),
  ).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'name' }] });
  await organizations.updateVariable({ ...variable, value: 23 });
  await expect(organizations.variableHistory(variable)).resolves.toMatchObject({ history: [{ value: 21 }] });
  await expect(organizations.deleteVariable(variable)).rejects.toMatchObject({ makeCode: 'IM004' });
  await organizations.deleteVariable({ ...variable, confirmed: true });
  await expect(organizations.variableHistory(variable)).rejects.toMatchObject(notThere);
});

test('without custom variables in the plan there are none, of teams or of the organization', async () => {
  const poor = await openZone({ license: { customVariables: false } });
  try {
    await expect(poor.make.organizations.variables(ours(poor))).rejects.toMatchObject(notThere);
    await expect(poor.make.teams.variables({ teamId: poor.zone.teamId })).rejects.toMatchObject(notThere);
  } finally {
    await poor.zone.close();
  }
});

test('feature controls are switched by owners and admins, though the scope only reads, and hold for teams too', async () => {
  const controls = { mcpToolboxes: false };
  await expect(
    clientOf(open, 'member').organizations.setFeatureControls({ ...ours(open), controls }),
  ).rejects.toMatchObject(byRole);
  await clientOf(open, 'admin').organizations.setFeatureControls({ ...ours(open), controls });
  const { featureControls } = await open.make.teams.featureControls({ teamId: open.zone.teamId });
  expect(featureControls).toContainEqual({ name: 'mcpToolboxes', enabled: false });
  const unknown = open.make.organizations.setFeatureControls({ ...ours(open), controls: { teleport: true } });
  await expect(unknown).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'teleport' }] });
});

test('the permission in teams is that of the role which the person has there', async () => {
  const asked = { ...ours(open), teamPermission: 'team scenarios run' };
  await expect(open.make.organizations.checkTeamPermission(asked)).resolves.toEqual({ hasPermission: true });
  const monitoring = clientOf(open, 'monitoring');
  await expect(monitoring.organizations.checkTeamPermission(asked)).resolves.toEqual({ hasPermission: false });
  const looking = { ...asked, teamPermission: 'team scenarios view' };
  await expect(monitoring.organizations.checkTeamPermission(looking)).resolves.toEqual({ hasPermission: true });
});

test('with the search in execution data in the plan, runs are found by what went in and out', async () => {
  const rich = await openZone({ license: { fulltext: true } });
  try {
    const search = async (filter: object) =>
      (await rich.make.organizations.searchExecutionData({ ...ours(rich), pageSize: 500, ...filter })).results;
    const all = await search({});
    const [first] = all;
    const found = await search({ executionIds: [first?.['executionId']] });
    expect(found).toEqual([first]);
    expect(await search({ query: 'no such text anywhere' })).toEqual([]);
    expect(await search({ appNames: ['no-such-app'] })).toEqual([]);
    expect(await search({ moduleNames: ['StartSubscenario'] })).not.toEqual([]);
    expect(await search({})).toHaveLength(all.length);
  } finally {
    await rich.zone.close();
  }
});
