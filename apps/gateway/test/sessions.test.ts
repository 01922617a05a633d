import { Agent } from 'node:http';
import type { Registry } from '../src/registry.js';
import { ask, call, initialize, listing, openRaw, refusalIn } from './fakes/ask.js';
import { callTool, connectClient } from './fakes/clients.js';
import { plainRegistry } from './fakes/plain-registry.js';
import { closeServed, roomyLimits, serve, type Served } from './fakes/served-gateway.js';
import { thingRegistry } from './fakes/thing-registry.js';
import { waitTool } from './fakes/thing-tools.js';

afterEach(closeServed);

const changesOf = ({ events }: Served): string[] =>
  events.flatMap((event) => (event.kind === 'session' ? [event.change] : []));

/** Whether this session still answers. */
const lives = async ({ url, key }: Served, session: string): Promise<boolean> =>
  (await ask(url, { key, session, body: { jsonrpc: '2.0', id: 1, method: 'ping' } })).status === 200;

/** Serves nobody. */
const refusing = (error: Error): Registry => ({
  connect: async () => {
    throw error;
  },
  close: async () => {},
});

test('serves the official client: it connects, lists, calls and ends', async () => {
  const served = await serve();
  const { client, transport } = await connectClient(served.url, served.key);
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['things_echo', 'things_burn']);
  expect(await callTool(client, 'things_echo', { text: 'hello' })).toEqual({ text: 'hello' });
  expect(served.server.sessions()).toBe(1);
  await transport.terminateSession();
  expect(served.server.sessions()).toBe(0);
  expect(changesOf(served)).toEqual(['opened', 'closed']);
  expect(served.audit.events().map(({ action, principal }) => [action, principal])).toEqual([
    ['session.open', 'ana'],
    ['session.close', 'ana'],
  ]);
});

test('answers initialize and the first call at once', async () => {
  const { url, key } = await serve();
  const first = await openRaw(url, key);
  await ask(url, { key, session: first, body: call(1, 'things_echo', { text: 'warm' }) });
  const durations: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    const before = performance.now();
    const session = await openRaw(url, key);
    await ask(url, { key, session, body: call(1, 'things_echo', { text: 'hello' }) });
    durations.push(performance.now() - before);
  }
  // fastmcp by itself waits 100 ms at the least.
  expect(Math.min(...durations)).toBeLessThan(80);
});

test('lists the tools as one JSON text, and tells apart the ids of the requests', async () => {
  const { url, key } = await serve();
  const session = await openRaw(url, key);
  const answer = await ask(url, { key, session, body: { ...listing, id: 'a "quoted" id' } });
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  expect(JSON.parse(answer.text)).toMatchObject({
    id: 'a "quoted" id',
    result: { tools: [{ name: 'things_echo' }, {}] },
  });
});

test('keeps two sessions of one principal apart', async () => {
  const { tool, begun } = waitTool();
  const { url, key } = await serve({ registry: thingRegistry([tool]) });
  const [one, two] = [await openRaw(url, key), await openRaw(url, key)];
  const waiting = ask(url, { key, session: one, body: call(1, 'things_wait', { label: 'one' }) });
  const { finish } = await begun('one');
  const answer = await ask(url, { key, session: two, body: call(1, 'things_echo', { text: 'two' }) });
  expect(answer.text).toContain('"text":"two"');
  finish();
  expect((await waiting).text).toContain('"waited":"one"');
});

test('ends a session that was idle for too long, and not one that was used', async () => {
  let nowMs = Date.now();
  const served = await serve({ now: () => nowMs, limits: { ...roomyLimits, sessionIdleMs: 60_000 } });
  const [used, idle] = [await openRaw(served.url, served.key), await openRaw(served.url, served.key)];
  nowMs += 40_000;
  expect(await lives(served, used)).toBe(true);
  nowMs += 40_000;
  expect([await lives(served, used), await lives(served, idle)]).toEqual([true, false]);
  expect(changesOf(served)).toEqual(['opened', 'opened', 'expired']);
  expect(served.server.sessions()).toBe(1);
});

test('ends idle sessions although nobody asks for them', async () => {
  const served = await serve({ limits: { ...roomyLimits, sessionIdleMs: 100 } });
  await openRaw(served.url, served.key);
  while (served.server.sessions() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(changesOf(served)).toEqual(['opened', 'expired']);
});

test('drops the session that has been idle longest when there are too many', async () => {
  const served = await serve({ limits: { ...roomyLimits, maxSessions: 2 } });
  const { url, key } = served;
  const [oldest, middle] = [await openRaw(url, key), await openRaw(url, key)];
  expect(await lives(served, oldest)).toBe(true);
  const newest = await openRaw(url, key);
  expect(served.server.sessions()).toBe(2);
  expect([await lives(served, oldest), await lives(served, middle), await lives(served, newest)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(changesOf(served)).toContain('dropped');
});

test('keeps to its number of sessions when many are opened at once', async () => {
  const served = await serve({ limits: { ...roomyLimits, maxSessions: 3 } });
  const { url, key } = served;
  for (let at = 0; at < 3; at += 1) await openRaw(url, key);
  const opening = Array.from({ length: 3 }, () => ask(url, { key, body: initialize() }));
  expect((await Promise.all(opening)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(served.server.sessions()).toBe(3);
  expect(changesOf(served).filter((change) => change === 'dropped')).toHaveLength(3);
});

test('opens no more sessions while all of them are at work', async () => {
  const { tool, begun } = waitTool();
  const served = await serve({
    registry: thingRegistry([tool]),
    limits: { ...roomyLimits, maxSessions: 1 },
  });
  const { url, key } = served;
  const session = await openRaw(url, key);
  const working = ask(url, { key, session, body: call(1, 'things_wait', { label: 'work' }) });
  const { finish } = await begun('work');
  const refused = await ask(url, { key, body: initialize() });
  expect([refused.status, refusalIn(refused.text).code]).toEqual([503, 'sessions_full']);
  finish();
  await working;
  expect((await ask(url, { key, body: initialize() })).status).toBe(200);
});

test('holds ten thousand sessions, and no more', async () => {
  const served = await serve({ registry: plainRegistry() });
  const { url, key } = served;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const ids: string[] = [];
  const open = async (): Promise<void> => {
    while (ids.length < 10_050) {
      const at = ids.push('') - 1;
      const { headers } = await ask(url, { key, agent, body: initialize(), headers: { accept: 'application/json' } });
      ids[at] = String(headers['mcp-session-id']);
    }
  };
  await Promise.all(Array.from({ length: 16 }, open));
  agent.destroy();
  expect(new Set(ids).size).toBe(10_050);
  expect(served.server.sessions()).toBe(10_000);
  expect(changesOf(served).filter((change) => change === 'dropped')).toHaveLength(50);
  expect([await lives(served, ids[0] ?? ''), await lives(served, ids.at(-1) ?? '')]).toEqual([false, true]);
}, 120_000);

test('says why a principal cannot be served, when the registry says so', async () => {
  const error = Object.assign(new Error('Too much at once.'), { code: 'make_unavailable', retryable: true });
  const { url, key } = await serve({ registry: refusing(error) });
  const answer = await ask(url, { key, body: initialize() });
  expect([answer.status, refusalIn(answer.text)]).toEqual([
    503,
    expect.objectContaining({ code: 'make_unavailable', message: 'Too much at once.' }),
  ]);
});

test('says nothing of a mistake of ours but where to look for it', async () => {
  const { url, key, server } = await serve({ registry: refusing(new Error('secret.example:6379 refused')) });
  const answer = await ask(url, { key, body: initialize() });
  expect([answer.status, refusalIn(answer.text).code]).toEqual([500, 'internal']);
  expect(answer.text).not.toContain('secret');
  expect(server.sessions()).toBe(0);
});

test.each([
  ['store_unavailable', true, '1'],
  ['credential_unreadable', false, undefined],
])('says of somebody who cannot be served for %s whether to come again soon', async (code, retryable, retryAfter) => {
  const reason = Object.assign(new Error('Why it is so.'), { code, retryable });
  const { url, key } = await serve({ registry: refusing(reason) });
  const { status, headers, text } = await ask(url, { key, body: initialize() });
  expect([status, headers['retry-after'], refusalIn(text)]).toEqual([
    503,
    retryAfter,
    expect.objectContaining({ code, message: 'Why it is so.' }),
  ]);
});
