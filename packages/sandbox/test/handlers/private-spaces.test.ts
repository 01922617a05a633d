import type { MakeClient } from '@makegate/client';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { sdkOf } from '../make-sdk/sdk-zone.js';
import { clientWith } from '../open-zone.js';

let zone: Sandbox;
let make: MakeClient;

beforeEach(async () => {
  zone = await startSandbox({ license: { privateSpaces: true } });
  make = clientWith(zone, zone.apiToken);
});

afterEach(() => zone.close());

const scopes = ['private-spaces:read', 'private-spaces:write', 'teams:read', 'scenarios:read', 'scenarios:write'];
const spaceOf = async (userId: number) => {
  const { privateSpace } = await make.privateSpaces.create({ organizationId: zone.organizationId, userId });
  return privateSpace;
};

test('a private space is created, listed, limited and deleted', async () => {
  const { organizationId } = zone;
  const { id } = await spaceOf(zone.people.member);
  const list = async () => (await make.privateSpaces.list({ organizationId })).privateSpaces;
  expect(await list()).toMatchObject([{ id, privateSpaceOwnerName: 'Lea Brandt', operationsLimit: null }]);
  await make.privateSpaces.update({ privateSpaceId: id, operationsLimit: 500 });
  expect(await list()).toMatchObject([{ operationsLimit: 500, isPaused: false }]);
  await make.privateSpaces.delete({ privateSpaceId: id, confirmed: true });
  expect(await list()).toEqual([]);
});

test('deleting a private space wants a confirmation', async () => {
  const { id: privateSpaceId } = await spaceOf(zone.people.member);
  const refused = make.privateSpaces.delete({ privateSpaceId });
  await expect(refused).rejects.toMatchObject({ code: 'make_confirmation_required' });
});

test('what is in a private space only its person sees, not even the owner of the organization', async () => {
  const { id: teamId } = await spaceOf(zone.people.member);
  const mine = clientWith(zone, zone.createToken({ scopes, user: zone.people.member }));
  expect(await mine.scenarios.list({ teamId })).toMatchObject({ scenarios: [] });
  await expect(make.scenarios.list({ teamId })).rejects.toMatchObject({ code: 'make_not_found' });
  await expect(make.privateSpaces.get({ privateSpaceId: teamId })).rejects.toMatchObject({ code: 'make_not_found' });
  await expect(mine.privateSpaces.get({ privateSpaceId: teamId })).resolves.toMatchObject({
    privateSpace: { id: teamId },
  });
});

test('only owners and admins look after private spaces', async () => {
  const member = clientWith(zone, zone.createToken({ scopes, user: zone.people.member }));
  const admin = clientWith(zone, zone.createToken({ scopes, user: zone.people.admin }));
  const { organizationId } = zone;
  await expect(member.privateSpaces.list({ organizationId })).rejects.toMatchObject({ code: 'make_forbidden' });
  await expect(admin.privateSpaces.list({ organizationId })).resolves.toMatchObject({ privateSpaces: [] });
});

test('a person has one private space', async () => {
  await spaceOf(zone.people.member);
  await expect(spaceOf(zone.people.member)).rejects.toMatchObject({ status: 422 });
});

test('the official SDK lists, reads and limits private spaces', async () => {
  const { id } = await spaceOf(zone.people.owner);
  const sdk = sdkOf(zone, zone.apiToken);
  await expect(sdk.privateSpaces.list(zone.organizationId)).resolves.toMatchObject([{ id, type: 'personal' }]);
  await sdk.privateSpaces.update(id, { operationsLimit: 40 });
  await expect(sdk.privateSpaces.get(id)).resolves.toMatchObject({ operationsLimit: 40 });
});
