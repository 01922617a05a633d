import { request } from 'node:http';
import { setTimeout as passed } from 'node:timers/promises';
import { memoryEventLog } from '../src/sessions/memory-event-log.js';
import { memorySessionDirectory } from '../src/sessions/memory-session-directory.js';
import type { SessionDirectory } from '../src/sessions/session-directory.js';
import { ask, call, initialize, listing, openRaw, refusalIn } from './fakes/ask.js';
import { holdStream } from './fakes/hold-stream.js';
import { addKey, closeServed, roomyLimits, serve, type Served } from './fakes/served-gateway.js';
import { thingRegistry } from './fakes/thing-registry.js';
import { waitTool } from './fakes/thing-tools.js';

afterEach(closeServed);

const changesOf = ({ events }: Served): string[] =>
  events.flatMap((event) => (event.kind === 'session' ? [event.change] : []));

const statusOf = async ({ url, key }: Pick<Served, 'url' | 'key'>, session: string): Promise<number> =>
  (await ask(url, { key, session, body: listing })).status;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await passed(10);
}

/** A directory that tells who opened sessions, and does what the test says before it looks at one. */
function watchedDirectory(more: Partial<SessionDirectory> = {}, now?: () => number) {
  const directory = memorySessionDirectory(now);
  let owner = '';
  const watched: SessionDirectory = {
    ...directory,
    open: (record, ttlMs) => {
      ({ owner } = record);
      return directory.open(record, ttlMs);
    },
    ...more,
  };
  return { directory, watched, owner: () => owner };
}

test('drains in order although sessions cannot be let go, and tries each of them once', async () => {
  const heard: unknown[] = [];
  const hear = (error: unknown): void => void heard.push(error);
  process.on('unhandledRejection', hear);
  const { tool, begun } = waitTool();
  let claims = 0;
  const { watched } = watchedDirectory({
    claim: async () => {
      claims += 1;
      throw new Error('no connection');
    },
  });
  const { server, url, key } = await serve({ registry: thingRegistry([tool]), sessions: watched });
  await openRaw(url, key);
  const busy = await openRaw(url, key);
  const calls = ['one', 'two'].map((label, at) =>
    ask(url, { key, session: busy, body: call(at, 'things_wait', { label }) }),
  );
  const [one, two] = [await begun('one'), await begun('two')];
  const draining = server.drain();
  one.finish();
  await calls[0];
  two.finish();
  expect((await calls[1])?.text).toContain('"waited":"two"');
  await draining;
  await passed(20);
  process.off('unhandledRejection', hear);
  expect([heard, claims]).toEqual([[], 2]);
});

test('holds no stream for a client that left while its session was looked up', async () => {
  let delayMs = 0;
  const { directory, watched } = watchedDirectory({
    renew: async (...id) => {
      await passed(delayMs);
      return directory.renew(...id);
    },
  });
  const served = await serve({ sessions: watched });
  const { url, key } = served;
  const session = await openRaw(url, key);
  delayMs = 100;
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${key}`, 'mcp-session-id': session };
  const leaving = request(url, { method: 'GET', agent: false, headers }).on('error', () => {});
  leaving.end();
  await passed(40);
  leaving.destroy();
  await passed(120);
  delayMs = 0;
  const stream = await holdStream(url, key, session);
  expect(stream.status).toBe(200);
  stream.leave();
});

test('does not forget a session, or what was said in it, that another replica serves by now', async () => {
  const forgotten: string[] = [];
  const log = memoryEventLog();
  const { directory, watched, owner } = watchedDirectory();
  const served = await serve({
    sessions: watched,
    events: { ...log, forget: async (id) => void forgotten.push(id) },
    limits: { ...roomyLimits, maxSessions: 1 },
  });
  const session = await openRaw(served.url, served.key);
  await directory.claim(session, owner(), 'another');
  const next = await openRaw(served.url, served.key);
  expect(changesOf(served)).toContain('dropped');
  expect((await directory.find(session))?.owner).toBe('another');
  await ask(served.url, { key: served.key, session: next, method: 'DELETE' });
  expect(forgotten).toEqual([next]);
});

describe('the sweep', () => {
  test.each([
    ['is served elsewhere by now', 'lost'],
    ['is forgotten', 'expired'],
  ])('ends a session that %s, also one with an open stream', async (_title, change) => {
    const { directory, watched, owner } = watchedDirectory();
    const served = await serve({ sessions: watched, limits: { ...roomyLimits, sessionIdleMs: 400 } });
    const session = await openRaw(served.url, served.key);
    const stream = await holdStream(served.url, served.key, session);
    if (change === 'lost') await directory.claim(session, owner(), 'another');
    else await directory.close(session, owner());
    await stream.ended;
    expect(served.server.sessions()).toBe(0);
    expect(changesOf(served)).toEqual(['opened', change]);
  });

  test('ends a stream after some minutes, so that a key which was revoked reads on no longer', async () => {
    let nowMs = Date.now();
    const served = await serve({
      now: () => nowMs,
      limits: { ...roomyLimits, sessionIdleMs: 400 },
      sessions: memorySessionDirectory(() => 0),
    });
    const { text: key, id } = await addKey(served.keys, 'ben');
    const session = await openRaw(served.url, key);
    const stream = await holdStream(served.url, key, session);
    await served.keys.revoke(id, Date.now());
    nowMs += 301_000;
    await stream.ended;
    expect((await ask(served.url, { key, session, method: 'GET' })).status).toBe(401);
  });

  test('counts the end of a stream as a use of its session', async () => {
    let nowMs = Date.now();
    const served = await serve({
      now: () => nowMs,
      limits: { ...roomyLimits, sessionIdleMs: 1_000 },
      sessions: memorySessionDirectory(() => 0),
    });
    const session = await openRaw(served.url, served.key);
    const stream = await holdStream(served.url, served.key, session);
    nowMs += 5_000;
    stream.leave();
    // Two sweeps.
    await passed(600);
    expect(changesOf(served)).toEqual(['opened']);
    nowMs += 1_001;
    await until(() => served.server.sessions() === 0);
  });
});

test('leaves a foreign session as it is', async () => {
  let renewed = 0;
  const { directory, watched } = watchedDirectory({
    renew: (...id) => {
      renewed += 1;
      return directory.renew(...id);
    },
  });
  const served = await serve({ sessions: watched });
  const session = await openRaw(served.url, served.key);
  const before = renewed;
  const { text: ben } = await addKey(served.keys, 'ben');
  expect(await statusOf({ url: served.url, key: ben }, session)).toBe(404);
  expect(renewed).toBe(before);
});

test.each([
  ['is no whole number', { ...initialize(), id: 1.5 }, 'message_malformed'],
  ['is too large to be told apart', { ...initialize(), id: 2 ** 60 }, 'message_malformed'],
])('opens no session for an initialize whose id %s', async (_title, body, code) => {
  const { url, key, server, events } = await serve();
  const answer = await ask(url, { key, body });
  expect([answer.status, refusalIn(answer.text).code]).toEqual([400, code]);
  expect(server.sessions()).toBe(0);
  expect(events.some(({ kind }) => kind === 'session')).toBe(false);
});

test('ends the listener although a session does not end in order', async () => {
  const registry = thingRegistry();
  const { server, url, key } = await serve({
    registry: {
      ...registry,
      connect: async (...caller) => ({
        ...(await registry.connect(...caller)),
        close: () => Promise.reject(new Error('stuck')),
      }),
    },
  });
  await openRaw(url, key);
  await server.close();
  await expect(ask(url, { key, body: initialize() })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('keeps nothing of a session that has ended', async () => {
  const { tool, begun } = waitTool();
  const log = memoryEventLog();
  const forgotten = new Set<string>();
  const late: string[] = [];
  const { url, key } = await serve({
    registry: thingRegistry([tool]),
    events: {
      ...log,
      append: async (session, ...event) => {
        await passed(20);
        if (forgotten.has(session)) late.push(session);
        return log.append(session, ...event);
      },
      forget: async (session) => void forgotten.add(session),
    },
  });
  const session = await openRaw(url, key);
  const calling = ask(url, { key, session, body: call(1, 'things_wait', { label: 'last' }) });
  (await begun('last')).finish();
  await ask(url, { key, session, method: 'DELETE' });
  await calling.catch(() => 'cut');
  await passed(100);
  expect([forgotten.size, late]).toEqual([1, []]);
});
