import type { Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { names, openSdkZone, sdkOf } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

describe('teams, organizations, users and enums', () => {
  test('a team is created and deleted with what it owns', async () => {
    const { id } = await make.teams.create({ name: 'Finance', organizationId: zone.organizationId });
    await expect(make.teams.get(id)).resolves.toMatchObject({ name: 'Finance' });
    expect(names(await make.teams.list(zone.organizationId))).toEqual(['Finance', 'Marketing', 'Operations']);
    const folder = await make.folders.create({ name: 'Ledgers', teamId: id });
    await make.teams.delete(id);
    await expect(make.teams.get(id)).rejects.toMatchObject({ statusCode: 404 });
    await expect(make.folders.update(folder.id, { name: 'x' })).rejects.toMatchObject({ statusCode: 404 });
  });

  test('the organization says what its license allows', async () => {
    const [row] = await make.organizations.list();
    expect(row).toMatchObject({ id: zone.organizationId, zone: zone.zone });
    await expect(make.organizations.get(zone.organizationId)).resolves.toMatchObject({ license: { apiLimit: 240 } });
  });

  test('the user and the scopes of the token can be read', async () => {
    await expect(make.users.me()).resolves.toMatchObject({ name: 'Ines Kolar' });
    const { scope } = await make.users.currentAuthorization();
    expect(scope).toEqual(expect.arrayContaining(['scenarios:run', 'user:read']));
  });

  test('the enums are lists of rows', async () => {
    expect(names(await make.enums.countries())).toContain('Czechia');
    expect(names(await make.enums.regions())).toContain('EU');
    expect(names(await make.enums.timezones())).toContain('Europe/Prague');
    expect(names(await make.enums.connectedSystemApps())).toHaveLength(1);
  });

  test('a token that may only read gets no further', async () => {
    const reader = sdkOf(zone, zone.readOnlyToken);
    expect(names(await reader.scenarios.list(zone.teamId))).not.toHaveLength(0);
    const refusal = { statusCode: 403, message: expect.stringContaining('scenarios:write') };
    await expect(reader.folders.create({ name: 'x', teamId: zone.teamId })).rejects.toMatchObject(refusal);
  });
});
