import type { Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { startSandbox } from '../../src/index.js';
import { called } from '../open-zone.js';
import { names, sdkOf } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  zone = await startSandbox({ license: { customRoles: true } });
  make = sdkOf(zone, zone.apiToken);
});

afterEach(() => zone.close());

test('an organization is created, read, renamed, listed and deleted', async () => {
  const { id } = await make.organizations.create({ name: 'Südwind', regionId: 1, timezoneId: 2, countryId: 1 });
  await expect(make.organizations.get(id)).resolves.toMatchObject({ name: 'Südwind', teams: [], zone: zone.zone });
  await expect(make.organizations.update(id, { name: 'Westwind', countryId: 3 })).resolves.toMatchObject({
    name: 'Westwind',
    countryId: 3,
  });
  expect(names(await make.organizations.list())).toEqual(['Nordwind Trading', 'Westwind']);
  await make.organizations.delete(id);
  await expect(make.organizations.get(id)).rejects.toMatchObject({ statusCode: 404 });
  expect(names(await make.organizations.list())).toEqual(['Nordwind Trading']);
});

test('roles are listed by category, and each can be read', async () => {
  const { organizationId } = zone;
  const roles = await make.roles.list({
    organizationId,
    category: 'organization',
    cols: ['id', 'name', 'permissions'],
  });
  expect(names(roles)).toEqual(['Owner', 'Admin', 'Member', 'Accountant', 'App Developer']);
  const [owner] = roles;
  await expect(make.roles.get(owner?.id ?? 0)).resolves.toMatchObject({
    name: 'Owner',
    managementType: 'system_locked',
    permissions: expect.arrayContaining(['organization teams edit']),
  });
  expect(names(await make.roles.list({ category: 'team', excludeRole: [4] }))).toEqual([
    'Team Admin',
    'Team Member',
    'Team Monitoring',
  ]);
});

test('a custom role is made of permissions, changed, read among the others and deleted', async () => {
  const { organizationId } = zone;
  const permissions = await make.roles.permissions({ roleCategory: 'team' });
  const { id: see } = called(permissions, 'team scenarios view');
  const { id: run } = called(permissions, 'team scenarios run');
  const body = { name: 'Night shift', category: 'team' as const, organizationId, permissions: [see] };
  const role = await make.customRoles.create(body);
  expect(role).toMatchObject({ managementType: 'custom_managed', permissions: [{ id: see }] });
  await make.customRoles.update(role.id, { organizationId, permissions: [see, run], description: 'Runs by night.' });
  await expect(make.roles.get(role.id)).resolves.toMatchObject({
    organizationId,
    description: 'Runs by night.',
    permissions: ['team scenarios view', 'team scenarios run'],
  });
  expect(names(await make.roles.list({ organizationId }))).toContain('Night shift');
  await expect(make.customRoles.delete(role.id, { organizationId })).resolves.toBe(role.id);
  await expect(make.roles.get(role.id)).rejects.toMatchObject({ statusCode: 404 });
});
