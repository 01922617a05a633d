import * as openid from 'openid-client';
import { startSandbox } from '../../src/index.js';
import type { RefreshBehaviour, Sandbox, SandboxOptions } from '../../src/index.js';
import { confidentialClient } from './oauth-client.js';
import type { TestClient } from './oauth-client.js';

let zone: Sandbox;
afterEach(() => zone.close());

async function loggedIn(options: SandboxOptions): Promise<{ client: TestClient; first: string }> {
  zone = await startSandbox(options);
  const client = await confidentialClient(zone);
  return { client, first: (await client.logIn('openid user:read')).refresh_token ?? '' };
}

/** Whether the zone lets an access token in. */
async function works(accessToken: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${accessToken}` };
  return (await fetch(`${zone.url}/api/v2/users/me/current-authorization`, { headers })).ok;
}

const refused = { error: 'invalid_grant', status: 400 };

test('static: the refresh token stays the same, however often it is used', async () => {
  const { client, first } = await loggedIn({ refreshTokens: 'static' });
  const tokens = await Promise.all([client.refresh(first), client.refresh(first), client.refresh(first)]);
  for (const { refresh_token, access_token } of tokens) {
    expect(refresh_token).toBe(first);
    expect(await works(access_token)).toBe(true);
  }
});

test('rotating: the old one stops working and nothing else does', async () => {
  const { client, first } = await loggedIn({ refreshTokens: 'rotating' });
  const second = await client.refresh(first);
  expect(second.refresh_token).not.toBe(first);
  await expect(client.refresh(first)).rejects.toMatchObject(refused);
  expect(await works(second.access_token)).toBe(true);
  const third = await client.refresh(second.refresh_token ?? '');
  expect(await works(third.access_token)).toBe(true);
});

test('strict: using the old one again ends the whole family', async () => {
  const { client, first } = await loggedIn({ refreshTokens: 'strict' });
  const second = await client.refresh(first);
  await expect(client.refresh(first)).rejects.toMatchObject(refused);
  await expect(client.refresh(second.refresh_token ?? '')).rejects.toMatchObject(refused);
  expect(await works(second.access_token)).toBe(false);
});

test('strict: another login of the same person and client is another family', async () => {
  const { client, first } = await loggedIn({ refreshTokens: 'strict' });
  const other = await client.logIn('user:read');
  await client.refresh(first);
  await expect(client.refresh(first)).rejects.toMatchObject(refused);
  expect(await works(other.access_token)).toBe(true);
});

test('rotating is what happens unless told otherwise', async () => {
  const { client, first } = await loggedIn({});
  await client.refresh(first);
  await expect(client.refresh(first)).rejects.toMatchObject(refused);
});

test.each<[RefreshBehaviour, number]>([
  ['rotating', 1],
  ['strict', 0],
])(
  '%s: of many who use one refresh token at once, one gets another, which works for %d',
  async (refreshTokens, left) => {
    const { client, first } = await loggedIn({ refreshTokens });
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => client.refresh(first)));
    const winners = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(winners).toHaveLength(1);
    const working = await Promise.all(winners.map(({ access_token }) => works(access_token)));
    expect(working.filter(Boolean)).toHaveLength(left);
  },
);

test('a refresh gives an id_token for openid, and fewer scopes when asked for fewer', async () => {
  const { client, first } = await loggedIn({ refreshTokens: 'static' });
  expect((await client.refresh(first)).claims()).toMatchObject({ iss: zone.oauthUrl });
  const narrow = await openid.refreshTokenGrant(client.configuration, first, { scope: 'user:read' });
  expect(narrow).toMatchObject({ scope: 'user:read' });
  const wide = openid.refreshTokenGrant(client.configuration, first, { scope: 'user:read scenarios:read' });
  await expect(wide).rejects.toMatchObject({ error: 'invalid_scope' });
});

test('a refresh token lasts half a year, or as told, by the clock of the zone', async () => {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const { client, first } = await loggedIn({ refreshTokens: 'static', clock: () => now });
  now += 181 * 86_400_000;
  expect(await works((await client.refresh(first)).access_token)).toBe(true);
  now += 86_400_000;
  await expect(client.refresh(first)).rejects.toMatchObject(refused);
  await zone.close();

  const short = await loggedIn({ refreshTokenSeconds: 60, clock: () => now });
  now += 60_000;
  await expect(short.client.refresh(short.first)).rejects.toMatchObject(refused);
});

test('a revoked refresh token is unknown, and so are the access tokens of its grant', async () => {
  const { client, first } = await loggedIn({ refreshTokens: 'static' });
  const { access_token } = await client.refresh(first);
  await openid.tokenRevocation(client.configuration, first);
  await expect(client.refresh(first)).rejects.toMatchObject(refused);
  expect(await works(access_token)).toBe(false);
});
