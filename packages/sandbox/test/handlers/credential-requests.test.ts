import { credentialRequests } from '@makegate/client/endpoints/credential-requests';
import { userRoles } from '@makegate/client/endpoints/user-roles';
import { called, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { sdkOf } from '../make-sdk/sdk-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const asJson = { 'content-type': 'application/json' };
const logIn = (publicUri: string | null | undefined) =>
  fetch(publicUri ?? '', { method: 'POST', headers: asJson, body: '{}' });

async function asked() {
  const connections = [{ type: 'slack3', scope: ['chat:write'], nameOverride: 'Shop chat' }];
  const keys = [{ type: 'apikeyauth', nameOverride: 'Shop key' }];
  const teamId = open.zone.teamId;
  return open.make.credentialRequests.createByCredentials({ teamId, name: 'Shop', connections, keys });
}

test('what somebody logs in to becomes connections and keys of the team', async () => {
  const { make, zone } = open;
  const { request, publicUri } = await asked();
  expect(request).toMatchObject({ name: 'Shop', status: 'pending' });
  await logIn(publicUri);
  const { requestDetail } = await make.credentialRequests.detail({ requestId: request.id });
  expect(requestDetail).toMatchObject({ status: 'authorized', makeProvider: { name: 'Ines Kolar' } });
  const { connections } = await make.connections.list({ teamId: zone.teamId });
  const { keys } = await make.keys.list({ teamId: zone.teamId });
  const remote = [called(connections, 'Shop chat').id, called(keys, 'Shop key').id].map(String);
  expect(requestDetail.credentials.map(({ remoteId }) => remoteId)).toEqual(remote);
});

test('nobody is taken out of a team twice, so that the client verifies instead of repeating', async () => {
  const { people, teamId } = open.zone;
  const leave = () => open.make.userRoles.setTeamRole({ userId: people.member, teamId });
  await leave();
  await expect(leave()).rejects.toMatchObject({ status: 404 });
  expect([userRoles.setTeamRole.repeat, userRoles.setOrganizationRole.repeat]).toEqual(['verify', 'verify']);
});

test('no web page logs in for somebody: the address takes JSON only', async () => {
  const { publicUri, request } = await asked();
  const form = await fetch(publicUri ?? '', { method: 'POST', body: new URLSearchParams({ decision: 'allow' }) });
  expect(form.status).toBe(415);
  const { requestDetail } = await open.make.credentialRequests.detail({ requestId: request.id });
  expect(requestDetail).toMatchObject({ status: 'pending' });
});

test('deleting a request that was granted wants a confirmation, and takes its connections and keys along', async () => {
  const { make, zone } = open;
  const { request, publicUri } = await asked();
  await logIn(publicUri);
  const refused = make.credentialRequests.delete({ requestId: request.id });
  await expect(refused).rejects.toMatchObject({ code: 'make_confirmation_required' });
  await make.credentialRequests.delete({ requestId: request.id, confirmed: true });
  const { connections } = await make.connections.list({ teamId: zone.teamId });
  expect(connections.map(({ name }) => name)).not.toContain('Shop chat');
  const gone = make.credentialRequests.get({ requestId: request.id });
  await expect(gone).rejects.toMatchObject({ code: 'make_not_found' });
});

test('a credential is declined with a reason, as long as it is not authorized', async () => {
  const { make } = open;
  const { credentials, publicUri } = await asked();
  const [first, second] = (credentials ?? []).map(({ id }) => id);
  const declined = await make.credentialRequests.decline({ credentialId: first ?? '', reason: 'Not ours' });
  expect(declined.credential).toMatchObject({ state: 'declined', declineReason: 'Not ours' });
  await logIn(publicUri);
  const late = make.credentialRequests.decline({ credentialId: second ?? '' });
  await expect(late).rejects.toMatchObject({ status: 422 });
  // Somebody may have logged in since the first attempt.
  expect(credentialRequests.decline.repeat).toBe('verify');
});

test('deleting what came of a credential makes it pending again', async () => {
  const { make, zone } = open;
  const { credentials, publicUri, request } = await asked();
  await logIn(publicUri);
  const credentialId = credentials?.[0]?.id ?? '';
  await expect(make.credentialRequests.deleteRemote({ credentialId })).resolves.toMatchObject({
    credential: { state: 'pending', remoteId: null },
  });
  const { connections } = await make.connections.list({ teamId: zone.teamId });
  expect(connections.map(({ name }) => name)).not.toContain('Shop chat');
  const { request: row } = await make.credentialRequests.get({ requestId: request.id });
  expect(row.status).toBe('partially_authorized');
});

test('a connection that is still valid is not authorized again', async () => {
  const { credentials, publicUri } = await asked();
  await logIn(publicUri);
  const refused = open.make.credentialRequests.requestReauthorize({ credentialId: credentials?.[0]?.id ?? '' });
  await expect(refused).rejects.toMatchObject({ status: 400 });
});

test('requests of another team are not seen', async () => {
  const { make, zone } = open;
  const { request } = await asked();
  const { requests } = await make.credentialRequests.list({ teamId: zone.otherTeamId });
  expect(requests.map(({ id }) => id)).not.toContain(request.id);
});

test('the official SDK asks for what apps need, reads, lists and deletes', async () => {
  const sdk = sdkOf(open.zone, open.zone.apiToken).credentialRequests;
  const teamId = open.zone.teamId;
  const credentials = [{ appName: 'google-sheets', appModules: ['addRow'] }];
  const { request } = await sdk.createAction({ teamId, name: 'Sheets', credentials });
  await expect(sdk.get(request.id)).resolves.toMatchObject({ name: 'Sheets', status: 'pending' });
  const [credential] = (await sdk.getDetail(request.id)).credentials;
  expect(credential).toMatchObject({ component: 'connection', type: 'google', appModules: ['addRow'] });
  await expect(sdk.declineCredential(credential?.id ?? '', 'No')).resolves.toMatchObject({ state: 'declined' });
  expect((await sdk.list(teamId, { status: 'declined' })).map(({ id }) => id)).toEqual([request.id]);
  await sdk.delete(request.id);
  expect(await sdk.list(teamId)).toEqual([]);
});

test('the official SDK asks a user of the zone, and for more scopes of a connection', async () => {
  const sdk = sdkOf(open.zone, open.zone.apiToken).credentialRequests;
  const teamId = open.zone.teamId;
  const connections = [{ type: 'google' }];
  const created = await sdk.create({ name: 'Ask Lea', teamId, connections, provider: { id: open.zone.people.member } });
  const detail = await sdk.getDetail(created.id);
  expect(detail.makeProvider).toMatchObject({ name: 'Lea Brandt' });
  const sheets = called((await open.make.connections.list({ teamId })).connections, 'Reporting sheets');
  const { request, publicUri } = await sdk.extendConnection({ connectionId: sheets.id, scopes: ['drive.readonly'] });
  expect((await sdk.getDetail(request.id)).credentials[0]).toMatchObject({ scope: ['drive.readonly'] });
  await logIn(publicUri);
  const wider = open.make.connections.hasScopes({ connectionId: sheets.id, scope: ['drive.readonly'] });
  await expect(wider).resolves.toMatchObject({ connection: { scoped: true } });
});

test('the official SDK lists which modules of an app need credentials', async () => {
  const sdk = sdkOf(open.zone, open.zone.apiToken).credentialRequests;
  const modules = await sdk.listAppModulesWithCredentials('slack', 'latest');
  expect(modules.map(({ id, hook }) => [id, hook])).toEqual([
    ['slack:CreateMessage', false],
    ['slack:watchEvents', true],
  ]);
  const unknown = sdk.listAppModulesWithCredentials('fax', 1);
  await expect(unknown).rejects.toMatchObject({ statusCode: 404 });
});
