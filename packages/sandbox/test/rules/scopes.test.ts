import { allScopes } from '../../src/seed/scopes.js';
import { allEndpoints } from '../all-endpoints.js';
import { clientWith, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

let open: OpenZone;

beforeAll(async () => {
  open = await openZone();
});

afterAll(() => open.zone.close());

const clientOf = (scopes: readonly string[], user = open.zone.people.owner) =>
  clientWith(open.zone, open.zone.createToken({ scopes, user }));

test('a scope that writes does not read', async () => {
  const { teamId } = open.zone;
  const writer = clientOf(['scenarios:write']);
  await expect(writer.folders.create({ teamId, name: 'Drafts' })).resolves.toBeDefined();
  await expect(writer.folders.list({ teamId })).rejects.toMatchObject({ status: 403, makeCode: 'SC403' });
});

test('a scope that reads does not write', async () => {
  const { teamId } = open.zone;
  const reader = clientOf(['scenarios:read']);
  await expect(reader.folders.list({ teamId })).resolves.toBeDefined();
  const refused = reader.folders.create({ teamId, name: 'Drafts' });
  await expect(refused).rejects.toMatchObject({ status: 403, makeCode: 'SC403' });
});

test('a scope is not enough: the role of the person has to allow the call too, and the refusal says which of the two it was', async () => {
  const { teamId, people } = open.zone;
  const onlooker = clientOf(allScopes, people.monitoring);
  await expect(onlooker.folders.list({ teamId })).resolves.toBeDefined();
  const byRole = onlooker.folders.create({ teamId, name: 'Drafts' });
  await expect(byRole).rejects.toMatchObject({
    status: 403,
    makeCode: 'SC403',
    detail: expect.stringContaining('role'),
  });
  const byScope = clientOf([]).folders.list({ teamId });
  await expect(byScope).rejects.toMatchObject({ status: 403, detail: expect.stringContaining('scenarios:read') });
});

test('every scope that an endpoint asks for is one that a token can have', async () => {
  const asked = (await allEndpoints()).flatMap(({ scopes }) => scopes);
  expect([...new Set(asked)].filter((scope) => !allScopes.includes(scope))).toEqual([]);
});

test('running a scenario needs the scope to run, and neither that to read nor that to write', async () => {
  const { scenarios } = await open.make.scenarios.list({ teamId: open.zone.teamId });
  const scenarioId = scenarios.find(({ name }) => name === 'Report stored records')?.id ?? 0;
  await expect(clientOf(['scenarios:run']).scenarios.run({ scenarioId })).resolves.toBeDefined();
  const others = clientOf(['scenarios:read', 'scenarios:write']).scenarios.run({ scenarioId });
  await expect(others).rejects.toMatchObject({ status: 403 });
});

test('the zone lists the scopes that a token can have, spelt as the endpoints ask for them', async () => {
  const { userApiTokenScopes } = await open.make.enums.userApiTokenScopes();
  const names = userApiTokenScopes.map((row) => String(Reflect.get(Object(row), 'name')));
  expect(names.toSorted()).toEqual(allScopes.toSorted());
  expect(names).toEqual(expect.arrayContaining(['organization-variables:read', 'team-variables:write', 'udts:read']));
  expect(names.filter((name) => /^(organizations-variables|teams-variables|function):/.test(name))).toEqual([]);
});

test('two writes ask for a scope to read: the transfer of an organization and its feature controls', async () => {
  const writes = (await allEndpoints()).filter(({ effect, scopes }) => effect !== 'read' && scopes.length > 0);
  const byReading = writes.filter(({ scopes }) => scopes.every((scope) => scope.endsWith(':read')));
  expect(byReading.map(({ id }) => id)).toEqual([
    'organizations.transferOwnership',
    'organizations.setFeatureControls',
  ]);
});
