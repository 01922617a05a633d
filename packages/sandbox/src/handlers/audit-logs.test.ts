import { clientWith, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { dayMs } from '../day.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ license: { auditLogsDays: 30 } });
});

afterEach(() => open.zone.close());

const as = ({ zone }: OpenZone, who: 'owner' | 'admin' | 'member') =>
  clientWith(zone, zone.createToken({ scopes: ['organization:read', 'scenarios:write'], user: zone.people[who] }));

const eventsOf = async ({ make, zone }: OpenZone, asked: object = {}) =>
  (await make.auditLogs.organization({ organizationId: zone.organizationId, ...asked })).auditLogs.map(
    ({ eventName }) => eventName,
  );

test('a change is written down with who made it and where, and a read or a refused change is not', async () => {
  const { make, zone } = open;
  const { teamId } = zone;
  await make.folders.list({ teamId });
  await expect(make.folders.delete({ folderId: 1 })).rejects.toMatchObject({ status: 404 });
  const { scenarioFolder: folder } = await make.folders.create({ teamId, name: 'Archive' });
  await make.folders.delete({ folderId: folder.id });
  const { auditLogs } = await make.auditLogs.organization({ organizationId: zone.organizationId });
  expect(new Set(auditLogs.map(({ eventName }) => eventName))).toEqual(new Set(['folders.create', 'folders.delete']));
  expect(auditLogs).toHaveLength(2);
  expect(auditLogs.find(({ eventName }) => eventName === 'folders.delete')).toMatchObject({
    actor: { id: zone.people.owner },
    team: { id: teamId, name: 'Operations' },
    organization: { id: zone.organizationId },
    targetId: String(folder.id),
  });
});

test('one change is read by its id, without what its body held', async () => {
  const { make, zone } = open;
  const secret = { accountName: 'Vault', accountType: 'airtable3', apiToken: 'never-shown' };
  await make.connections.create({ teamId: zone.teamId, connection: secret });
  const { organizationId } = zone;
  const [row] = (await make.auditLogs.organization({ organizationId })).auditLogs;
  const detail = await make.auditLogs.get({ organizationId, uuid: row?.uuid ?? '' });
  expect(detail).toMatchObject({ ...row, details: { teamId: zone.teamId } });
  expect(JSON.stringify(detail)).not.toContain('never-shown');
  await expect(make.auditLogs.get({ organizationId, uuid: 'none' })).rejects.toMatchObject({ makeCode: 'IM304' });
});

test('the log is narrowed by team, event, person and day', async () => {
  const { make, zone } = open;
  const { teamId, otherTeamId } = zone;
  await make.folders.create({ teamId, name: 'One' });
  await make.folders.create({ teamId: otherTeamId, name: 'Two' });
  await as(open, 'member').folders.create({ teamId, name: 'Three' });
  await expect(eventsOf(open)).resolves.toHaveLength(3);
  await expect(eventsOf(open, { team: 'Marketing' })).resolves.toHaveLength(1);
  await expect(eventsOf(open, { team: String(teamId) })).resolves.toHaveLength(2);
  await expect(eventsOf(open, { author: 'Lea Brandt' })).resolves.toHaveLength(1);
  await expect(eventsOf(open, { event: ['scenarios.create'] })).resolves.toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  await expect(eventsOf(open, { dateFrom: today, dateTo: today })).resolves.toHaveLength(3);
  await expect(eventsOf(open, { dateTo: '2020-01-01' })).resolves.toEqual([]);
});

test('a team has its own log, for its admins only', async () => {
  const { make, zone } = open;
  const { teamId, otherTeamId } = zone;
  await make.folders.create({ teamId, name: 'One' });
  expect((await make.auditLogs.team({ teamId })).auditLogs).toHaveLength(1);
  expect((await make.auditLogs.team({ teamId: otherTeamId })).auditLogs).toEqual([]);
  await expect(make.auditLogs.teamFilters({ teamId })).resolves.toMatchObject({ events: ['folders.create'] });
  await expect(as(open, 'member').auditLogs.team({ teamId })).rejects.toMatchObject({ status: 403 });
});

test('the log of the organization is for owners and admins, and tells by what it can be narrowed', async () => {
  const { organizationId } = open.zone;
  const filters = await as(open, 'admin').auditLogs.organizationFilters({ organizationId });
  expect(filters.teams).toContainEqual({ id: open.zone.teamId, name: 'Operations' });
  expect(filters.users).toContainEqual({ id: open.zone.people.member, name: 'Lea Brandt' });
  await expect(as(open, 'member').auditLogs.organization({ organizationId })).rejects.toMatchObject({ status: 403 });
});

test('what is older than the plan keeps is gone', async () => {
  const { make, zone } = open;
  await make.folders.create({ teamId: zone.teamId, name: 'Old' });
  zone.advance(31 * dayMs);
  await expect(eventsOf(open)).resolves.toEqual([]);
});

test('a plan without a log answers 402', async () => {
  const plain = await openZone();
  try {
    await expect(eventsOf(plain)).rejects.toMatchObject({ status: 402, makeCode: 'SC402' });
  } finally {
    await plain.zone.close();
  }
});

test('a token for one team reads nothing of another out of the log', async () => {
  const { make, zone } = open;
  const { teamId, otherTeamId } = zone;
  await make.folders.create({ teamId, name: 'One' });
  await make.folders.create({ teamId: otherTeamId, name: 'Two' });
  const narrow = clientWith(zone, zone.createToken({ scopes: ['organization:read'], teams: [otherTeamId] }));
  const { auditLogs } = await narrow.auditLogs.organization({ organizationId: zone.organizationId });
  expect(auditLogs.map(({ team }) => team)).toEqual([{ id: otherTeamId, name: 'Marketing' }]);
});
