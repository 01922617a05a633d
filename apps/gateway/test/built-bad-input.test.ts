import { Agent } from 'node:http';
import { setTimeout as passed } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { ask, converse, initialize, listing, openRaw, refusalIn, type Asked } from './fakes/ask.js';
import { deploy, type Deployment, type GatewayProcess } from './fakes/deployment.js';
import { closeServed } from './fakes/served-gateway.js';

// Slow requests are given up after 30 s, and the ten thousand sessions are opened meanwhile.
jest.setTimeout(120_000);

let deployed: Deployment;
let gateway: GatewayProcess;
let key: string;
let otherKey: string;
let slowHeaders: Promise<string>;
let slowBody: Promise<string>;
beforeAll(async () => {
  const variables = { MAKEGATE_MAX_BODY_BYTES: '10000', MAKEGATE_MAX_SESSIONS_PER_PRINCIPAL: '10000' };
  deployed = await deploy({ storage: 'file', variables });
  gateway = await deployed.start();
  const keys = await Promise.all(['ana', 'ben'].map((name) => deployed.addKey(name, ['make:read'])));
  [key = '', otherKey = ''] = keys.map((added) => added.key);
  const head = (line: string) => `${line} HTTP/1.1\r\nHost: ${new URL(gateway.url).host}\r\n`;
  const fields = `Authorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 100`;
  // They take their time, so they begin now.
  slowHeaders = converse(gateway.url, head('GET /mcp'));
  slowBody = converse(gateway.url, `${head('POST /mcp')}${fields}\r\n\r\n{"json`);
});
afterAll(closeServed);

const asked = (question: Asked) => ask(gateway.url, question);
const challenge = (error: string) => expect.stringContaining(`Bearer realm="makegate"${error}`);
const invalid = ', error="invalid_token"';

/** The status of an answer, the code of its refusal and how to sign in, if it says so. */
async function refused(question: Asked) {
  const { status, text, headers } = await asked(question);
  return [status, refusalIn(text).code, headers['www-authenticate']];
}

test('no bearer is challenged', async () => {
  expect(await refused({ body: initialize() })).toEqual([401, 'token_missing', challenge('')]);
});

test('a malformed key is challenged', async () => {
  for (const wrong of ['hello', key.slice(0, -1), `${key}x`, key.replace('mkgw_', 'mkgx_')]) {
    expect(await refused({ key: wrong, body: initialize() })).toEqual([401, 'token_invalid', challenge(invalid)]);
  }
});

test('a key with a wrong secret is challenged', async () => {
  const [prefix, id] = key.split('_');
  const [, , secret, check] = otherKey.split('_');
  const mixed = [prefix, id, secret, check].join('_');
  expect(await refused({ key: mixed, body: initialize() })).toEqual([401, 'token_invalid', challenge(invalid)]);
});

/** As the command reads it, in whole seconds. */
const momentOf = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`;

test('a key is challenged from the moment on at which it expires', async () => {
  const untilMs = Math.ceil(Date.now() / 1_000) * 1_000 + 4_000;
  const added = await deployed.addKey('cyd', ['make:read'], '--expires', momentOf(untilMs));
  const session = await openRaw(gateway.url, added.key);
  await passed(untilMs - Date.now() + 5);
  expect(await refused({ key: added.key, session, body: listing })).toEqual([401, 'token_expired', challenge(invalid)]);
});

test('a key of another deployment is challenged, although it is kept here', async () => {
  const add = ['keys', 'add', '--principal', 'dan', '--name', 'n', '--scopes', 'make:read'];
  const foreign = await deployed.command(add, '', { MAKEGATE_DEPLOYMENT: 'elsewhere' });
  expect(await refused({ key: foreign.trim(), body: initialize() })).toEqual([
    401,
    'token_invalid',
    challenge(invalid),
  ]);
});

test('a wrong Host is refused', async () => {
  const headers = { host: 'evil.example' };
  expect(await refused({ key, body: initialize(), headers })).toEqual([403, 'host_forbidden', undefined]);
});

test('a wrong Origin is refused', async () => {
  const headers = { origin: 'https://evil.example' };
  expect(await refused({ key, body: initialize(), headers })).toEqual([403, 'origin_forbidden', undefined]);
});

test('a GET without a session is refused', async () => {
  expect(await refused({ key, method: 'GET' })).toEqual([400, 'session_missing', undefined]);
});

test('an unknown session is not found', async () => {
  const session = 'b4f7a1c2-0000-4000-8000-000000000000';
  expect(await refused({ key, session, body: listing })).toEqual([404, 'session_unknown', undefined]);
});

test('the session of somebody else is not found', async () => {
  const session = await openRaw(gateway.url, key);
  for (const method of ['POST', 'GET', 'DELETE']) {
    const question = { key: otherKey, session, method, ...(method === 'POST' && { body: listing }) };
    expect(await refused(question)).toEqual([404, 'session_unknown', undefined]);
  }
  expect((await asked({ key, session, body: listing })).status).toBe(200);
});

test('a body over the limit is refused', async () => {
  const body = { ...listing, filler: 'x'.repeat(10_000) };
  expect(await refused({ key, body })).toEqual([413, 'body_too_large', undefined]);
});

test('invalid JSON is refused', async () => {
  const { status, text } = await asked({ key, body: '{"jsonrpc":' });
  expect([status, refusalIn(text)]).toEqual([
    400,
    expect.objectContaining({ code: 'json_malformed', rpcCode: -32_700 }),
  ]);
});

test('a batch is refused', async () => {
  expect(await refused({ key, body: [listing, listing] })).toEqual([400, 'batch_unsupported', undefined]);
});

test('an unknown protocol version is refused', async () => {
  const session = await openRaw(gateway.url, key);
  const headers = { 'mcp-protocol-version': '1999-01-01' };
  expect(await refused({ key, session, body: listing, headers })).toEqual([
    400,
    'protocol_version_unsupported',
    undefined,
  ]);
});

const statusOf = async (session = '') => (await asked({ key, session, body: listing })).status;

test('ten thousand sessions are held, and one more drops the one that was idle longest', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const ids: string[] = [];
  const open = async (): Promise<void> => {
    while (ids.length < 10_010) {
      const at = ids.push('') - 1;
      const { headers } = await asked({ key, agent, body: initialize(), headers: { accept: 'application/json' } });
      ids[at] = String(headers['mcp-session-id']);
    }
  };
  await Promise.all(Array.from({ length: 16 }, open));
  agent.destroy();
  expect(new Set(ids).size).toBe(10_010);
  // The sessions of the tests above were the first to go.
  const looked = [ids[0], ids[50], ids.at(-1)];
  expect([await statusOf(looked[0]), await statusOf(looked[1]), await statusOf(looked[2])]).toEqual([404, 200, 200]);
});

test('headers that come too slowly are given up', async () => {
  expect(await slowHeaders).toMatch(/^HTTP\/1.1 408 [^]*"request_timeout"/);
});

test('a body that comes too slowly is given up', async () => {
  expect(await slowBody).toMatch(/^HTTP\/1.1 408 [^]*"request_timeout"/);
});
