import * as openid from 'openid-client';
import { createMakeClient, oauthToken } from '@makegate/client';
import type { MakeClient } from '@makegate/client';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { sdkOf } from '../make-sdk/sdk-zone.js';
import { clientWith } from '../open-zone.js';
import { confidentialClient, publicClient } from './oauth-client.js';
import { owner } from './person.js';

let now: number;
let zone: Sandbox;
beforeEach(async () => {
  now = Date.parse('2026-03-01T12:00:00Z');
  zone = await startSandbox({ clock: () => now });
});
afterEach(() => zone.close());

const bearer = (accessToken: string): MakeClient =>
  createMakeClient({ zone: { url: zone.url }, credential: oauthToken(accessToken) });

test('an access token opens what its scopes open and nothing else, and says how it was got', async () => {
  const client = await publicClient(zone);
  const make = bearer((await client.logIn('openid,scenarios:read,user:read')).access_token);
  const { teamId } = zone;
  expect((await make.scenarios.list({ teamId })).scenarios).not.toHaveLength(0);
  expect((await make.users.me()).authUser).toMatchObject({ email: owner });
  expect((await make.users.currentAuthorization()).authorization).toEqual({
    scope: ['openid', 'scenarios:read', 'user:read'],
    authUsed: 'oauth',
  });
  await expect(make.connections.list({ teamId })).rejects.toMatchObject({ status: 403 });
});

test('Make’s own SDK takes the access token for what it is', async () => {
  const { access_token } = await (await confidentialClient(zone)).logIn('user:read scenarios:read');
  const make = sdkOf(zone, access_token);
  expect((await make.users.me()).email).toBe(owner);
  expect(await make.scenarios.list(zone.teamId)).not.toHaveLength(0);
});

test('an access token ends by the clock of the zone, however the clock of the machine goes', async () => {
  const { access_token } = await (await publicClient(zone)).logIn('user:read');
  now += 299_999;
  await bearer(access_token).users.me();
  now += 1;
  await expect(bearer(access_token).users.me()).rejects.toMatchObject({ status: 401 });
});

test('what is no access token is answered like an unknown API token, an API token as Bearer included', async () => {
  for (const secret of ['unknown', zone.apiToken]) {
    await expect(bearer(secret).users.me()).rejects.toMatchObject({ status: 401 });
  }
  const { refresh_token = '', access_token } = await (await confidentialClient(zone)).logIn('user:read');
  await expect(bearer(refresh_token).users.me()).rejects.toMatchObject({ status: 401 });
  const asApiToken = { headers: { authorization: `Token ${access_token}` } };
  expect((await fetch(`${zone.url}/api/v2/users/me`, asApiToken)).status).toBe(401);
});

test('a revoked access token opens nothing, and its refresh token brings no other', async () => {
  const client = await confidentialClient(zone);
  const { access_token, refresh_token = '' } = await client.logIn('user:read');
  await openid.tokenRevocation(client.configuration, access_token);
  await expect(bearer(access_token).users.me()).rejects.toMatchObject({ status: 401 });
  await expect(client.refresh(refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('nobody revokes the tokens of another client', async () => {
  const { access_token } = await (await confidentialClient(zone)).logIn('user:read');
  await openid.tokenRevocation((await publicClient(zone)).configuration, access_token);
  await bearer(access_token).users.me();
});

test('the profile shows each client once, with all that it was given', async () => {
  const make = clientWith(zone, zone.apiToken);
  expect(await make.users.oauthConnections()).toEqual({ connections: [] });
  const confidential = await confidentialClient(zone);
  await confidential.logIn('user:read');
  now += 1_000;
  await confidential.logIn('openid user:read scenarios:read');
  await (await publicClient(zone)).logIn('hooks:read');
  expect((await make.users.oauthConnections()).connections).toEqual([
    {
      clientId: zone.oauthClient.clientId,
      name: 'Confidential sample',
      scope: ['user:read', 'openid', 'scenarios:read'],
      created: '2026-03-01T12:00:00.000Z',
    },
    expect.objectContaining({ clientId: zone.publicOAuthClient.clientId, scope: ['hooks:read'] }),
  ]);
});

test('a client may rename its grant', async () => {
  const { access_token } = await (await confidentialClient(zone)).logIn('user:read');
  const rename = (authorization: string, fields: Readonly<Record<string, string>>) =>
    fetch(`${zone.oauthUrl}/oauth/v2/rename`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(fields),
    });
  expect((await rename(`Bearer ${access_token}`, { name: 'Laptop' })).status).toBe(200);
  expect((await rename(`Bearer ${access_token}`, {})).status).toBe(400);
  expect((await rename('Bearer unknown', { name: 'Nobody' })).status).toBe(401);
  const { connections } = await bearer(access_token).users.oauthConnections();
  expect(connections).toMatchObject([{ name: 'Laptop' }]);
});

test('shutting a client out in the profile ends its tokens, and no others', async () => {
  const make = clientWith(zone, zone.apiToken);
  const confidential = await confidentialClient(zone);
  const gone = [await confidential.logIn('user:read'), await confidential.logIn('user:read')];
  const kept = await (await publicClient(zone)).logIn('user:read');
  const { clientId } = zone.oauthClient;
  expect(await make.users.deleteOauthConnection({ clientId })).toEqual({ ok: true });
  for (const { access_token, refresh_token = '' } of gone) {
    await expect(bearer(access_token).users.me()).rejects.toMatchObject({ status: 401 });
    await expect(confidential.refresh(refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  }
  await bearer(kept.access_token).users.me();
  const left = (await make.users.oauthConnections()).connections;
  expect(left.map((row) => row.clientId)).toEqual([zone.publicOAuthClient.clientId]);
  await expect(make.users.deleteOauthConnection({ clientId })).rejects.toMatchObject({ status: 404 });
});

test('everybody logs in as themselves: they see their own organization, do what their role allows, and have grants of their own', async () => {
  const client = await publicClient(zone);
  const scope = 'user:read organizations:read scenarios:read scenarios:write teams:read';
  const { owner: ownerId, monitoring, outsider } = zone.people;
  const emailOf = async (userId: number) => {
    const make = clientWith(zone, zone.createToken({ scopes: ['user:read'], user: userId }));
    return (await make.users.me()).authUser.email ?? '';
  };
  expect(await emailOf(ownerId)).toBe(owner);
  const watcher = bearer((await client.logIn(scope, await emailOf(monitoring))).access_token);
  const { scenarios } = await watcher.scenarios.list({ teamId: zone.teamId });
  const scenarioId = scenarios[0]?.id ?? 0;
  await expect(watcher.scenarios.update({ scenarioId, name: 'Mine' })).rejects.toMatchObject({ status: 403 });

  const stranger = bearer((await client.logIn(scope, await emailOf(outsider))).access_token);
  const { organizations } = await stranger.organizations.list();
  expect(organizations.map(({ id }) => id)).toEqual([zone.otherOrganizationId]);
  await expect(stranger.scenarios.list({ teamId: zone.teamId })).rejects.toMatchObject({ status: 404 });
  expect((await clientWith(zone, zone.apiToken).users.oauthConnections()).connections).toEqual([]);
});
