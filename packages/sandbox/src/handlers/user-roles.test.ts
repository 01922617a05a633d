import { clientOf, ours } from '../../test/contract/seeded-people.js';
import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ license: { customRoles: true } });
});

afterEach(() => open.zone.close());

const notThere = { status: 404, makeCode: 'IM304' };
const byRole = { status: 403, makeCode: 'SC403', detail: expect.stringContaining('role') };
const inTheWay = { status: 422, makeCode: 'IM016' };

const permissionId = async (name: string) =>
  called((await open.make.userRoles.permissions()).usersRolesPermissions, name).id;

test('taking a person out of a team hides it from all of their tokens at once, and is not asked about', async () => {
  const { make, zone } = open;
  const { teamId, people } = zone;
  const [one, other] = [clientOf(open, 'member'), clientOf(open, 'member')];
  await expect(one.scenarios.list({ teamId })).resolves.toBeDefined();
  await make.userRoles.setTeamRole({ teamId, userId: people.member });
  for (const token of [one, other]) await expect(token.scenarios.list({ teamId })).rejects.toMatchObject(notThere);
  expect((await one.teams.list(ours(open))).teams.map(({ id }) => id)).toEqual([zone.otherTeamId]);
  await expect(make.userRoles.setTeamRole({ teamId, userId: people.member })).rejects.toMatchObject(notThere);
});

test('a role counts from the next call on', async () => {
  const { make, zone } = open;
  const monitoring = clientOf(open, 'monitoring');
  const folder = { teamId: zone.teamId, name: 'Mine' };
  await expect(monitoring.folders.create(folder)).rejects.toMatchObject(byRole);
  await make.userRoles.setTeamRole({ teamId: zone.teamId, userId: zone.people.monitoring, usersRoleId: 2 });
  await expect(monitoring.folders.create(folder)).resolves.toBeDefined();
});

test('whoever leaves an organization leaves all of its teams', async () => {
  const { make, zone } = open;
  const member = clientOf(open, 'member');
  await make.userRoles.setOrganizationRole({ ...ours(open), userId: zone.people.member });
  expect((await member.organizations.list()).organizations).toEqual([]);
  await expect(member.scenarios.list({ teamId: zone.teamId })).rejects.toMatchObject(notThere);
  expect((await make.teams.members({ teamId: zone.teamId })).userTeamRoles).toHaveLength(2);
});

test('a private space goes with its person, and nobody else is brought into it', async () => {
  const rich = await openZone({ license: { privateSpaces: true } });
  try {
    const { make, zone } = rich;
    const { member, monitoring } = zone.people;
    const mine = async (userId: number) => (await make.privateSpaces.create({ ...ours(rich), userId })).privateSpace.id;
    const spaces = [await mine(member), await mine(monitoring)];
    const owner = clientOf(rich, 'member');
    const guest = { teamId: spaces[0] ?? 0, userId: monitoring, usersRoleId: 2 };
    await expect(owner.userRoles.setTeamRole(guest)).rejects.toMatchObject(inTheWay);
    await make.userRoles.setOrganizationRole({ ...ours(rich), userId: monitoring });
    const left = (await make.privateSpaces.list(ours(rich))).privateSpaces;
    expect(left.map(({ id }) => id)).toEqual([spaces[0]]);
    await owner.users.deleteMe();
    expect((await make.privateSpaces.list(ours(rich))).privateSpaces).toEqual([]);
  } finally {
    await rich.zone.close();
  }
});

test('members do not give roles, neither in the organization nor in a team, though they have the scope', async () => {
  const member = clientOf(open, 'member');
  const { teamId, people } = open.zone;
  const change = { userId: people.monitoring, usersRoleId: 1 };
  await expect(member.userRoles.setTeamRole({ teamId, ...change })).rejects.toMatchObject(byRole);
  await expect(member.userRoles.setOrganizationRole({ ...ours(open), ...change })).rejects.toMatchObject(byRole);
});

test('an admin of the organization brings members into teams that the admin is not in', async () => {
  const { teamId, people } = open.zone;
  const change = { teamId, userId: people.admin, usersRoleId: 2 };
  const admin = clientOf(open, 'admin');
  const notYet = { ...byRole, detail: expect.stringContaining('only as its members') };
  await expect(admin.scenarios.list({ teamId })).rejects.toMatchObject(notYet);
  await admin.userRoles.setTeamRole(change);
  await expect(admin.scenarios.list({ teamId })).resolves.toBeDefined();
});

test('the owner keeps the role until the ownership is transferred', async () => {
  const { teamId, people } = open.zone;
  const admin = clientOf(open, 'admin');
  const userId = people.owner;
  await expect(admin.userRoles.setOrganizationRole({ ...ours(open), userId })).rejects.toMatchObject(inTheWay);
  await expect(admin.userRoles.setTeamRole({ teamId, userId, usersRoleId: 3 })).rejects.toMatchObject(inTheWay);
});

test('only roles of the right kind are given, and never that of the owner', async () => {
  const { teamId, people } = open.zone;
  const { userRoles } = open.make;
  const refusal = { status: 400, suberrors: [{ name: 'usersRoleId' }] };
  const userId = people.member;
  await expect(userRoles.setTeamRole({ teamId, userId, usersRoleId: 12 })).rejects.toMatchObject(refusal);
  for (const usersRoleId of [1, 11, 999]) {
    await expect(userRoles.setOrganizationRole({ ...ours(open), userId, usersRoleId })).rejects.toMatchObject(refusal);
  }
  const stranger = { teamId, userId: people.outsider, usersRoleId: 2 };
  await expect(userRoles.setTeamRole(stranger)).rejects.toMatchObject(notThere);
});

test('the roles of a colleague are shown as far as one shares the place, those of a stranger not at all', async () => {
  const { people, organizationId, teamId } = open.zone;
  const { userRoles } = clientOf(open, 'monitoring');
  const userId = people.member;
  expect((await userRoles.teamRoles({ userId })).userTeamRoles).toMatchObject([{ teamId, usersRoleId: 2 }]);
  expect((await userRoles.organizationRoles({ userId })).userOrganizationRoles).toMatchObject([{ organizationId }]);
  await expect(userRoles.teamRole({ userId, teamId: open.zone.otherTeamId })).rejects.toMatchObject(notThere);
  await expect(userRoles.teamRoles({ userId: people.outsider })).rejects.toMatchObject(notThere);
});

test('a custom role opens what it is made of and nothing else, and a change counts from the next call on', async () => {
  const { make, zone } = open;
  const { teamId, people } = zone;
  const permissions = [await permissionId('team scenarios view')];
  const { role } = await make.userRoles.createCustom({ ...ours(open), name: 'Reader', category: 'team', permissions });
  await make.userRoles.setTeamRole({ teamId, userId: people.member, usersRoleId: role.id });
  const member = clientOf(open, 'member');
  await expect(member.scenarios.list({ teamId })).resolves.toBeDefined();
  await expect(member.keys.list({ teamId })).rejects.toMatchObject(byRole);
  permissions.push(await permissionId('team keys view'));
  await make.userRoles.updateCustom({ ...ours(open), roleId: role.id, permissions });
  await expect(member.keys.list({ teamId })).resolves.toBeDefined();
});

test('a custom role that somebody has is not deleted', async () => {
  const { make, zone } = open;
  const { role } = await make.userRoles.createCustom({ ...ours(open), name: 'Visitor', category: 'organization' });
  const given = { ...ours(open), userId: zone.people.member };
  await make.userRoles.setOrganizationRole({ ...given, usersRoleId: role.id });
  const one = { ...ours(open), roleId: role.id };
  await expect(make.userRoles.deleteCustom(one)).rejects.toMatchObject(inTheWay);
  await make.userRoles.setOrganizationRole({ ...given, usersRoleId: 13 });
  await expect(make.userRoles.deleteCustom(one)).resolves.toEqual({ roleId: role.id });
});

test('custom roles have names of their own and permissions of their kind', async () => {
  const { userRoles } = open.make;
  const role = { ...ours(open), category: 'team' } as const;
  await expect(userRoles.createCustom({ ...role, name: 'Team Admin' })).rejects.toMatchObject({
    status: 400,
    suberrors: [{ name: 'name' }],
  });
  const permissions = [await permissionId('organization teams edit')];
  await expect(userRoles.createCustom({ ...role, name: 'Odd', permissions })).rejects.toMatchObject({
    status: 400,
    suberrors: [{ name: 'permissions' }],
  });
});

test('custom roles need a plan that has them, and the role of an owner or admin', async () => {
  const role = { ...ours(open), name: 'Reader', category: 'team' } as const;
  await expect(clientOf(open, 'member').userRoles.createCustom(role)).rejects.toMatchObject(byRole);
  const poor = await openZone();
  try {
    await expect(poor.make.userRoles.createCustom({ ...role, ...ours(poor) })).rejects.toMatchObject({
      status: 402,
      makeCode: 'SC402',
    });
  } finally {
    await poor.zone.close();
  }
});

test('the custom roles of one organization are not there for another', async () => {
  const { role } = await open.make.userRoles.createCustom({ ...ours(open), name: 'Reader', category: 'team' });
  const { userRoles } = clientOf(open, 'outsider');
  await expect(userRoles.get({ roleId: role.id })).rejects.toMatchObject(notThere);
  expect((await userRoles.list()).usersRoles.map(({ name }) => name)).not.toContain('Reader');
});
