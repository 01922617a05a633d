import type { Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { found, names, openSdkZone } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

const chat = [{ appName: 'slack', appModules: ['CreateMessage'] }];
const askForTill = () =>
  make.credentialRequests.createByCredentials({ teamId: zone.teamId, name: 'Till', keys: [{ type: 'apikeyauth' }] });

test('a request is made for the modules of an app, listed, read and deleted, out of sight of the other team', async () => {
  const sketch = { teamId: zone.teamId, name: 'Chat', credentials: chat };
  const { request, publicUri } = await make.credentialRequests.createAction(sketch);
  expect(publicUri).toContain(zone.zone);
  await expect(make.credentialRequests.get(request.id)).resolves.toMatchObject({ name: 'Chat', status: 'pending' });
  expect(names(await make.credentialRequests.list(zone.teamId))).toContain('Chat');
  expect(names(await make.credentialRequests.list(zone.otherTeamId))).not.toContain('Chat');
  await make.credentialRequests.delete(request.id);
  await expect(make.credentialRequests.get(request.id)).rejects.toMatchObject({ statusCode: 404 });
});

test('what is declined keeps its reason, and what is deleted is pending again', async () => {
  const { request, credentials } = await askForTill();
  const id = credentials[0]?.id ?? '';
  await expect(make.credentialRequests.deleteCredential(id)).resolves.toMatchObject({ state: 'pending' });
  await make.credentialRequests.declineCredential(id, 'Not now.');
  const { credentials: read } = await make.credentialRequests.getDetail(request.id);
  expect(read).toMatchObject([{ id, state: 'declined', declineReason: 'Not now.' }]);
});

test('a connection is asked for more than it may do, and an app tells what its modules need', async () => {
  const { id: connectionId } = await found(make.connections.list(zone.teamId), 'Shared mailbox');
  const { request } = await make.credentialRequests.extendConnection({ connectionId, scopes: ['mail:send'] });
  const { credentials } = await make.credentialRequests.getDetail(request.id);
  expect(credentials).toMatchObject([{ component: 'connection', scope: ['mail:send'] }]);
  const modules = await make.credentialRequests.listAppModulesWithCredentials('slack', 'latest');
  expect(names(modules)).toContain('CreateMessage');
});

test('another person is asked by the older way, which Make still has', async () => {
  const provider = { name: 'Ada Novak', email: 'ada@supplier.example' };
  const sketch = { name: 'Drive', teamId: zone.teamId, connections: [{ type: 'google' }], provider };
  const { id } = await make.credentialRequests.create(sketch);
  await expect(make.credentialRequests.getDetail(id)).resolves.toMatchObject({ name: 'Drive' });
});

test('devices are those of the team', async () => {
  expect(names(await make.devices.list(zone.teamId))).toContain('Delivery van');
  expect(names(await make.devices.list(zone.otherTeamId))).not.toContain('Delivery van');
});
