import * as openid from 'openid-client';
import { startSandbox } from '../../src/index.js';
import type { OAuthClient, Sandbox } from '../../src/index.js';
import { authorizationUrl, clientOf } from './oauth-client.js';
import { person } from './person.js';

let zone: Sandbox;
afterEach(() => zone.close());

const control = (body: string, type = 'application/json') =>
  fetch(`${zone.url}/_sandbox/oauth/clients`, { method: 'POST', headers: { 'content-type': type }, body });

/** Whether a client gets as far as the login page, called back at this address. */
async function isLetIn({ clientId, clientSecret = '' }: OAuthClient, redirect_uri: string): Promise<boolean> {
  const { configuration } = await clientOf(zone.oauthUrl, clientId, openid.ClientSecretPost(clientSecret));
  const url = await authorizationUrl(configuration, { scope: 'user:read', redirect_uri }, 'v'.repeat(43));
  const shown = await person(zone.oauthUrl).open(url);
  return shown.kind === 'page' && shown.status === 200;
}

test('a client that is added over HTTP or in process is called back at its own address and no other', async () => {
  zone = await startSandbox();
  const sketch = { name: 'Gateway', redirectUris: ['https://gateway.example/back?tenant=1'] };
  const answer = await control(JSON.stringify(sketch));
  expect(answer.status).toBe(201);
  const overHttp: OAuthClient = JSON.parse(await answer.text());
  for (const client of [overHttp, zone.addOAuthClient(sketch)]) {
    expect(client).toEqual({ clientId: expect.any(String), clientSecret: expect.any(String) });
    expect(await isLetIn(client, 'https://gateway.example/back?tenant=1')).toBe(true);
    expect(await isLetIn(client, 'https://gateway.example/back')).toBe(false);
    expect(await isLetIn(client, 'https://gateway.example:444/back?tenant=1')).toBe(false);
  }
});

test('a client whose addresses are all on loopback may use any port there', async () => {
  zone = await startSandbox();
  const client = zone.addOAuthClient({
    name: 'Desk',
    redirectUris: ['http://127.0.0.1/done', 'http://localhost:1/done'],
  });
  expect(await isLetIn(client, 'http://127.0.0.1:40001/done')).toBe(true);
  expect(await isLetIn(client, 'http://localhost:40002/done')).toBe(true);
  expect(await isLetIn(client, 'http://127.0.0.1:40001/other')).toBe(false);
});

test('clients can be given at the start, and a public one has no secret', async () => {
  zone = await startSandbox({
    oauthClients: [{ name: 'Mine', redirectUris: ['http://127.0.0.1/back'], isPublic: true }],
  });
  const client = zone.addOAuthClient({ name: 'Phone', redirectUris: ['http://localhost/back'], isPublic: true });
  expect(client).toEqual({ clientId: expect.any(String) });
});

test.each([
  ['no address', { name: 'A', redirectUris: [] }],
  ['a fragment', { name: 'A', redirectUris: ['https://a.example/#back'] }],
  ['a script', { name: 'A', redirectUris: ['javascript:alert(1)'] }],
  ['a field nobody knows', { name: 'A', redirectUris: ['https://a.example/'], secret: 'x' }],
])('a client with %s is refused', async (_what, sketch) => {
  zone = await startSandbox();
  expect((await control(JSON.stringify(sketch))).status).toBe(400);
  expect(() => zone.addOAuthClient(sketch)).toThrow(/invalid|fragment|Unrecognized|Too small/i);
});

test('a web page cannot add one, for it has to be sent as JSON', async () => {
  zone = await startSandbox();
  expect((await control('{"name":"A","redirectUris":["https://a.example/"]}', 'text/plain')).status).toBe(415);
});

test('the same seed gives the same clients, another seed another secret', async () => {
  zone = await startSandbox({ seed: 7 });
  const [same, other] = await Promise.all([startSandbox({ seed: 7 }), startSandbox({ seed: 8 })]);
  expect(same.oauthClient).toEqual(zone.oauthClient);
  expect(other.oauthClient.clientSecret).not.toBe(zone.oauthClient.clientSecret);
  await Promise.all([same.close(), other.close()]);
});
