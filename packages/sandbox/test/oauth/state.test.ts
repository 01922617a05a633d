import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { authorizationUrl, confidentialClient } from './oauth-client.js';
import { owner, person } from './person.js';

let zone: Sandbox;
let other: Sandbox;
beforeEach(async () => {
  [zone, other] = await Promise.all([startSandbox(), startSandbox({ seed: 2 })]);
});
afterEach(() => Promise.all([zone.close(), other.close()]));

async function works({ url }: Sandbox, accessToken: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${accessToken}` };
  return (await fetch(`${url}/api/v2/users/me/current-authorization`, { headers })).ok;
}

/** Between two exports the clock goes on. */
const withoutTime = (lines: string): string => lines.replace(/"now":\d+/, '');

test('clients, grants, tokens and half-finished logins are exported and imported to the last byte, and work there', async () => {
  zone.addOAuthClient({ name: 'Desk', redirectUris: ['http://127.0.0.1/back'] });
  const client = await confidentialClient(zone);
  const { access_token } = await client.logIn('openid user:read');
  const someone = person(zone.oauthUrl);
  const begun = await someone.open(
    await authorizationUrl(client.configuration, { scope: 'user:read' }, 'v'.repeat(43)),
  );
  if (begun.kind === 'page') await someone.press(begun, { email: owner });

  const lines = [...zone.exportState()].join('');
  // The other server has begun its work already, on tables that the import replaces.
  await (await confidentialClient(other)).logIn('user:read');
  other.importState(lines.split('\n'));
  expect(withoutTime([...other.exportState()].join(''))).toBe(withoutTime(lines));
  expect(await works(other, access_token)).toBe(true);

  const there = await confidentialClient({ ...other, oauthClient: zone.oauthClient });
  expect(await works(other, (await there.logIn('user:read')).access_token)).toBe(true);
});

test('a reset ends every token and forgets the clients that were added since', async () => {
  const added = zone.addOAuthClient({ name: 'Desk', redirectUris: ['http://127.0.0.1/back'] });
  const client = await confidentialClient(zone);
  const { access_token, refresh_token = '' } = await client.logIn('user:read');
  zone.reset();
  expect(await works(zone, access_token)).toBe(false);
  await expect(client.refresh(refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect([...zone.exportState()].join('')).not.toContain(added.clientId);
  expect(await works(zone, (await client.logIn('user:read')).access_token)).toBe(true);
});

test('a token whose time is over is forgotten when the next one is made', async () => {
  const client = await confidentialClient(zone);
  const { access_token } = await client.logIn('user:read');
  expect([...zone.exportState()].join('')).toContain(access_token);
  zone.advance(301_000);
  const next = await client.logIn('user:read');
  const lines = [...zone.exportState()].join('');
  expect(lines).not.toContain(access_token);
  expect(lines).toContain(next.access_token);
});
