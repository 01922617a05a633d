import { once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import { startLimitMs } from '@makegate/repo-redis';
import type { SessionDirectory } from '../src/sessions/session-directory.js';
import { ask, call, openRaw, refusalIn } from './fakes/ask.js';
import { replicaGroup, type ReplicaGroup, type ServedReplica } from './fakes/replicas.js';
import { addKey, closeServed } from './fakes/served-gateway.js';
import { thingRegistry } from './fakes/thing-registry.js';

let group: ReplicaGroup;
beforeAll(async () => {
  group = await replicaGroup();
}, startLimitMs);
afterEach(closeServed);
afterAll(() => group.close());

const echo = (id: number, text: string) => call(id, 'things_echo', { text });
const ownerOf = async (session: string) => (await group.sessions.find(session))?.owner;
const changesOf = ({ events }: ServedReplica) =>
  events.flatMap((event) => (event.kind === 'session' ? [event.change] : []));

test('a replica whose keys differ is not believed, and does not tell its client to sign in', async () => {
  const one = await group.start(thingRegistry());
  const two = await group.start(thingRegistry(), {}, {}, new Uint8Array(32).fill(1));
  const session = await openRaw(one.url, group.key);
  const answer = await ask(two.url, { key: group.key, session, body: echo(1, 'x') });
  expect([answer.status, refusalIn(answer.text).code]).toEqual([503, 'replica_distrusts']);
  expect(answer.headers['www-authenticate']).toBeUndefined();
  expect(await ownerOf(session)).toBe(one.replica.id);
});

test('a replica that fell silent but answers keeps its sessions', async () => {
  const [one, two] = [await group.start(thingRegistry()), await group.start(thingRegistry())];
  const session = await openRaw(one.url, group.key);
  await group.directory.beat(one.replica, 100);
  await passed(150);
  expect(await group.directory.find(one.replica.id)).toMatchObject({ silent: true });
  const answer = await ask(two.url, { key: group.key, session, body: echo(1, 'asked') });
  expect(answer.text).toContain('"text":"asked"');
  expect(await ownerOf(session)).toBe(one.replica.id);
  expect(changesOf(two)).toEqual([]);
});

test('a session of a dead replica is closed without being brought back', async () => {
  const [one, two] = [await group.start(thingRegistry()), await group.start(thingRegistry())];
  const session = await openRaw(one.url, group.key);
  await one.crash();
  const { text: ben } = await addKey(group.keys, 'ben');
  expect((await ask(two.url, { key: ben, session, method: 'DELETE' })).status).toBe(404);
  expect((await ask(two.url, { key: group.key, session, method: 'DELETE' })).status).toBe(200);
  expect(changesOf(two)).toEqual(['closed']);
  expect(await ownerOf(session)).toBeUndefined();
});

test('a session that is let go while a request for it is on its way is taken over by whoever sent it', async () => {
  const registry = thingRegistry();
  const letGo = new AbortController();
  const held = once(letGo.signal, 'abort');
  const slow: SessionDirectory = {
    ...group.sessions,
    claim: (...claim) => held.then(() => group.sessions.claim(...claim)),
  };
  const [one, two] = [await group.start(registry, { sessions: slow }), await group.start(registry)];
  const session = await openRaw(one.url, group.key);
  const draining = one.server.drain();
  // It is still the owner, and will not be for long.
  expect(await ownerOf(session)).toBe(one.replica.id);
  const answer = await ask(two.url, { key: group.key, session, body: echo(1, 'moved') });
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('"text":"moved"')]);
  expect(await ownerOf(session)).toBe(two.replica.id);
  letGo.abort();
  await draining;
});

test('nothing is left of a session that could not be brought back', async () => {
  const registry = thingRegistry();
  let closed = 0;
  const broken = {
    ...registry,
    connect: async (...caller: Parameters<typeof registry.connect>) => {
      const connection = await registry.connect(...caller);
      Object.assign(caller[1], { handleRequest: () => Promise.reject(new Error('no')) });
      return { ...connection, close: () => connection.close().finally(() => (closed += 1)) };
    },
  };
  const [one, two] = [await group.start(thingRegistry()), await group.start(broken)];
  const session = await openRaw(one.url, group.key);
  await one.crash();
  const answer = await ask(two.url, { key: group.key, session, body: echo(1, 'x') });
  expect([answer.status, refusalIn(answer.text).code]).toEqual([500, 'internal']);
  expect([two.server.sessions(), closed]).toEqual([0, 1]);
});
