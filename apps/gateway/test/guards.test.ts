import { Agent } from 'node:http';
import { memoryKeyStore } from '@makegate/auth';
import { memoryLimiter, type Policy } from '@makegate/ratelimit';
import { ask, converse, initialize, listing, openRaw, refusalIn } from './fakes/ask.js';
import { addKey, closeServed, keyAuthenticator, serve } from './fakes/served-gateway.js';

afterEach(closeServed);

const policy = (name: string, effect: string, quota: number, whenStoreFails: Policy['whenStoreFails'] = 'closed') => ({
  name,
  key: [effect === 'sign-in' ? ('ip' as const) : ('principal' as const)],
  effects: [effect],
  quota,
  windowMs: 60_000,
  whenStoreFails,
});

describe('the name it is called by', () => {
  const allowed = { hosts: ['gateway.example.com'] };

  test.each([
    ['its own name', () => 'gateway.example.com', 200],
    ['its own name in capitals', () => 'Gateway.Example.com', 200],
    ['localhost', (port: string) => `localhost:${port}`, 200],
    ['the IPv6 loopback', (port: string) => `[::1]:${port}`, 200],
    ['a name that somebody pointed here', (port: string) => `evil.example:${port}`, 403],
    ['localhost with another port', () => 'localhost:1', 403],
  ])('is looked at: %s', async (_title, hostOf, status) => {
    const { url, key, audit } = await serve(allowed);
    const host = hostOf(new URL(url).port);
    const answer = await ask(url, { key, body: initialize(), headers: { host } });
    expect(answer.status).toBe(status);
    const refusals = audit.events().filter(({ action }) => action === 'host.refuse');
    expect(refusals.map(({ category, outcome, code }) => [category, outcome, code])).toEqual(
      status === 200 ? [] : [['decision', 'denied', 'host_forbidden']],
    );
  });

  test('does not matter to the probes, which call it by its address', async () => {
    const { server } = await serve();
    const answer = await ask(`${server.address}/livez`, { method: 'GET', headers: { host: '10.1.2.3:8787' } });
    expect([answer.status, answer.text]).toEqual([200, '{"status":"live"}']);
  });
});

test('a stranger who is kept out a thousand times is written down twice', async () => {
  const { server, url, audit } = await serve();
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  const knocking = { agent, body: listing, headers: { host: 'evil.example' } };
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => ask(url, knocking)));
  agent.destroy();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
  expect(audit.events()).toHaveLength(1);
  await server.close();
  expect(audit.events().at(-1)).toMatchObject({ action: 'host.refuse', arguments: { repeated: 999 } });
  expect(audit.events()).toHaveLength(2);
});

describe('the page it is called from', () => {
  const origins = ['https://app.example.com'];

  test.each([
    ['https://app.example.com', 200],
    ['https://evil.example.com', 403],
    ['http://app.example.com', 403],
    ['null', 403],
    ['http://localhost:1', 403],
  ])('%s gets %i', async (origin, status) => {
    const { url, key } = await serve({ origins });
    const answer = await ask(url, { key, body: initialize(), headers: { origin } });
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe(status === 200 ? origin : undefined);
    expect(answer.text.includes('"origin_forbidden"')).toBe(status === 403);
  });

  test('may be on the loopback with the same port', async () => {
    const { url, key, server } = await serve();
    const origin = server.address.replace('127.0.0.1', 'localhost');
    expect((await ask(url, { key, body: initialize(), headers: { origin } })).status).toBe(200);
  });

  test('may ask first, without a key, and read what the headers say', async () => {
    const { url, key } = await serve({ origins });
    const asking = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };
    const preflight = await ask(url, { method: 'OPTIONS', headers: asking });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('Authorization');
    expect(preflight.headers['access-control-allow-methods']).toBe('GET, POST, DELETE');
    const { headers } = await ask(url, { key, body: initialize(), headers: { origin: 'https://app.example.com' } });
    expect(headers['access-control-expose-headers']).toContain('Mcp-Session-Id');
    expect(headers['vary']).toBe('Origin');
  });
});

test('tells browsers to take an answer for nothing else than it is', async () => {
  const { url, key } = await serve();
  const refused = await ask(url, { body: listing });
  const answered = await ask(url, { key, body: initialize(), headers: { accept: 'application/json' } });
  for (const { headers } of [refused, answered]) {
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  }
});

test('gives each request an id of its own, whatever the client sends', async () => {
  const { url, key } = await serve();
  const { headers } = await ask(url, { key, body: initialize(), headers: { 'x-request-id': 'mine' } });
  expect(headers['x-request-id']).not.toBe('mine');
});

describe('who calls', () => {
  const refused = { error: 'Bearer realm="makegate", error="invalid_token"', plain: 'Bearer realm="makegate"' };

  test.each<[string, string | undefined, string, string]>([
    ['no key', undefined, 'token_missing', refused.plain],
    ['another scheme', 'Basic YTpi', 'token_missing', refused.plain],
    ['something that is no key', 'Bearer hello', 'token_invalid', refused.error],
    ['two keys', 'Bearer one two', 'token_invalid', refused.error],
  ])('%s is challenged', async (_title, authorization, code, challenge) => {
    const { url, events } = await serve();
    const answer = await ask(url, { body: initialize(), ...(authorization && { headers: { authorization } }) });
    expect([answer.status, answer.headers['www-authenticate'], refusalIn(answer.text).code]).toEqual([
      401,
      challenge,
      code,
    ]);
    expect(events).toContainEqual({ kind: 'sign_in_refused', code });
  });

  test('a key that was revoked is refused with the next request, in the middle of a session', async () => {
    const { url, keys, audit } = await serve();
    const { text: key, id } = await addKey(keys, 'ben');
    const session = await openRaw(url, key);
    await keys.revoke(id, Date.now());
    const answer = await ask(url, { key, session, body: listing });
    expect([answer.status, refusalIn(answer.text).code]).toEqual([401, 'token_invalid']);
    expect(audit.events().at(-1)).toMatchObject({ action: 'sign-in.refuse', outcome: 'denied', code: 'token_invalid' });
  });

  test('a key of another deployment is refused', async () => {
    const { url } = await serve();
    const elsewhere = memoryKeyStore();
    const { text } = await addKey(elsewhere);
    expect((await ask(url, { key: text, body: initialize() })).status).toBe(401);
  });

  test('a store that fails is no reason to call a key bad', async () => {
    const { url, key, audit } = await serve({
      authenticator: keyAuthenticator({ ...memoryKeyStore(), find: () => Promise.reject(new Error('no connection')) }),
    });
    const answer = await ask(url, { key, body: initialize() });
    expect([answer.status, refusalIn(answer.text).code, answer.headers['retry-after']]).toEqual([
      503,
      'store_unavailable',
      '1',
    ]);
    expect(answer.text).not.toContain('no connection');
    expect(audit.events()).toEqual([]);
  });

  test('is known before any of the body has come', async () => {
    const { url } = await serve();
    const { host } = new URL(url);
    const answer = await converse(
      url,
      `POST /mcp HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(answer).toMatch(/connection: close/i);
  });
});

describe('limits', () => {
  test('failed sign-ins from one address are counted, and good keys go on', async () => {
    const { url, key, events } = await serve({ limiter: memoryLimiter([policy('sign-in', 'sign-in', 2)]) });
    const attempts = [];
    for (let at = 0; at < 3; at += 1) attempts.push(await ask(url, { body: initialize(), key: `wrong${at}` }));
    expect(attempts.map(({ status }) => status)).toEqual([401, 401, 429]);
    expect(attempts[2]?.headers).toMatchObject({ ratelimit: expect.stringContaining('"sign-in";r=0') });
    expect(Number(attempts[2]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(events).toContainEqual({ kind: 'limit_refused', policies: ['sign-in'] });
    expect((await ask(url, { body: initialize(), key })).status).toBe(200);
  });

  test('the address is the one that the trusted proxy names, and no other', async () => {
    const limiter = memoryLimiter([policy('sign-in', 'sign-in', 1)]);
    const { url } = await serve({ limiter, trustedProxies: 1 });
    const from = async (forwarded: string) =>
      (await ask(url, { body: initialize(), headers: { 'x-forwarded-for': forwarded } })).status;
    expect([await from('1.1.1.1, 9.9.9.9'), await from('2.2.2.2, 9.9.9.9'), await from('8.8.8.8')]).toEqual([
      401, 429, 401,
    ]);
  });

  test('a principal gets so many requests, and hears how many are left', async () => {
    const { url, key, keys, audit } = await serve({ limiter: memoryLimiter([policy('requests', 'request', 2)]) });
    const first = await ask(url, { key, body: initialize() });
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"requests";q=2;w=60', 'x-ratelimit-remaining': '1' });
    await ask(url, { key, body: initialize() });
    const third = await ask(url, { key, body: initialize() });
    expect([third.status, refusalIn(third.text).code]).toEqual([429, 'rate_limited']);
    expect(third.headers).toMatchObject({ 'retry-after': expect.any(String), 'x-ratelimit-remaining': '0' });
    expect(audit.events().at(-1)).toMatchObject({ action: 'limits.refuse', principal: 'ana', tenant: 'default' });
    const { text: other } = await addKey(keys, 'ben');
    expect((await ask(url, { key: other, body: initialize() })).status).toBe(200);
  });
});

/** What `/readyz` says. */
async function readiness(address: string) {
  const { status, text } = await ask(`${address}/readyz`, { method: 'GET' });
  return [status, JSON.parse(text)];
}

describe('probes', () => {
  test('name the backend that fails or does not answer within a second', async () => {
    const backends = {
      keys: async () => 'fine',
      limits: () => Promise.reject(new Error('gone')),
      sessions: () => new Promise(() => {}),
    };
    const { server } = await serve({ backends });
    expect(await readiness(server.address)).toEqual([503, { status: 'unready', missing: ['limits', 'sessions'] }]);
    expect(await server.unready()).toEqual(['limits', 'sessions']);
  });

  test('say when all is well', async () => {
    const { server } = await serve({ backends: { keys: async () => 'fine' } });
    expect(await readiness(server.address)).toEqual([200, { status: 'ready' }]);
    expect((await ask(`${server.address}/livez`, { method: 'HEAD' })).status).toBe(200);
  });
});
