import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { setTimeout as passed } from 'node:timers/promises';
import { startLimitMs } from '@makegate/repo-redis';
import {
  ElicitRequestSchema,
  ToolListChangedNotificationSchema,
  type ElicitResult,
} from '@modelcontextprotocol/sdk/types.js';
import { ask, call, eventsIn, initialize, listing, openRaw, refusalIn } from './fakes/ask.js';
import { callTool, connectClient } from './fakes/clients.js';
import { postAndLeave } from './fakes/leaving-client.js';
import { assertionKey, replicaGroup, type ReplicaGroup, type ServedReplica } from './fakes/replicas.js';
import { addKey, closeLater, closeServed } from './fakes/served-gateway.js';
import { thingRegistry } from './fakes/thing-registry.js';
import { waitTool } from './fakes/thing-tools.js';
import { assertions } from '../src/replicas/assertion.js';

let group: ReplicaGroup;
beforeAll(async () => {
  group = await replicaGroup();
}, startLimitMs);
afterEach(closeServed);
afterAll(() => group.close());

const echo = (id: number, text: string) => call(id, 'things_echo', { text });
const changesOf = ({ events }: ServedReplica) =>
  events.flatMap((event) => (event.kind === 'session' ? [event.change] : []));

/** Two replicas with one registry, whose tool waits until a test lets it go on. */
async function pair() {
  const { tool, begun } = waitTool();
  const registry = thingRegistry([tool]);
  const [one, two] = await Promise.all([group.start(registry), group.start(registry)]);
  return { one, two, begun, registry };
}

/** Sends every request of a client to another replica than the one before. */
function takingTurns(...replicas: readonly ServedReplica[]): typeof fetch {
  let turn = 0;
  return (_url, init) => fetch(replicas[(turn += 1) % replicas.length]?.url ?? '', init);
}

describe('a session of a live replica', () => {
  test('is served from any other', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    const listed = await ask(two.url, { key: group.key, session, body: listing });
    expect(JSON.parse(listed.text).result.tools).toHaveLength(3);
    const called = await ask(two.url, { key: group.key, session, body: echo(2, 'hello') });
    expect(called.headers['content-type']).toBe('text/event-stream');
    expect(eventsIn(called.text)[0]?.data).toMatchObject({ id: 2, result: { structuredContent: { text: 'hello' } } });
    expect([one.server.sessions(), two.server.sessions()]).toEqual([1, 0]);
    expect((await ask(two.url, { key: group.key, session, method: 'DELETE' })).status).toBe(200);
    expect([one.server.sessions(), two.server.sessions()]).toEqual([0, 0]);
  });

  test('asks, reports and is answered while each request goes to another replica', async () => {
    const { one, two, begun, registry } = await pair();
    const { client } = await connectClient(one.url, group.key, {
      capabilities: { elicitation: {} },
      fetch: takingTurns(one, two),
    });
    client.setRequestHandler(ElicitRequestSchema, (): ElicitResult => ({ action: 'accept', content: {} }));
    for (let thingId = 0; thingId < 6; thingId += 1) {
      expect(await callTool(client, 'things_burn', { thingId })).toEqual({
        outcome: 'done',
        result: { burnt: thingId },
      });
    }
    const reported: unknown[] = [];
    const onprogress = (progress: unknown) => reported.push(progress);
    const calling = client.callTool({ name: 'things_wait', arguments: { label: 'far' } }, undefined, { onprogress });
    const { finish } = await begun('far');
    while (reported.length === 0) await passed(5);
    finish();
    await calling;
    const told = new Promise<void>((resolve) => {
      client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve());
    });
    await client.listTools();
    for (const surface of registry.surfaces) surface.learnScopes(['things:none']);
    await told;
  });

  test('lets a cancellation through, and goes on when its client goes away', async () => {
    const { one, two, begun } = await pair();
    const session = await openRaw(one.url, group.key);
    const client = await postAndLeave(two.url, group.key, session, call(1, 'things_wait', { label: 'left' }));
    const { signal } = await begun('left');
    await client.leave();
    // By then its owner knows as well: it answers what comes after the end of that connection.
    await ask(two.url, { key: group.key, session, body: echo(2, 'after') });
    expect(signal.aborted).toBe(false);
    const body = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };
    expect((await ask(two.url, { key: group.key, session, body })).status).toBe(202);
    expect(signal.aborted).toBe(true);
  });

  test('hears that a client has stopped reading its stream', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    const headers = { authorization: `Bearer ${group.key}`, 'mcp-session-id': session, accept: 'text/event-stream' };
    const read = async () => {
      const leaving = new AbortController();
      const { status } = await fetch(two.url, { headers, signal: leaving.signal });
      return { status, leave: () => leaving.abort() };
    };
    const first = await read();
    const beside = await read();
    first.leave();
    await passed(50);
    const after = await read();
    after.leave();
    expect([first.status, beside.status, after.status]).toEqual([200, 409, 200]);
  });

  test('passes the words of a refusal on', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    const question = { key: group.key, session, body: listing, headers: { 'mcp-protocol-version': '1999-01-01' } };
    const [near, far] = [await ask(one.url, question), await ask(two.url, question)];
    expect([far.status, wordsOf(far)]).toEqual([near.status, wordsOf(near)]);
    const notHere = { key: group.key, session, body: echo(1, 'x'), headers: { accept: 'application/json' } };
    const refused = await ask(two.url, notHere);
    expect([refused.status, refusalIn(refused.text).code]).toEqual([406, 'not_acceptable']);
  });
});

/** A client that has opened its session at one replica and can be pointed at another. */
async function movable(first: ServedReplica) {
  let target = first;
  const { client, transport } = await connectClient(first.url, group.key, {
    capabilities: { elicitation: {} },
    fetch: (_url, init) => fetch(target.url, init),
  });
  client.setRequestHandler(ElicitRequestSchema, (): ElicitResult => ({ action: 'accept', content: {} }));
  const moveTo = (next: ServedReplica): void => {
    target = next;
  };
  return { client, session: transport.sessionId ?? '', moveTo };
}

/** A session that belongs to a replica of which the test decides what it does; `seen` are the headers that reached it. */
async function handedToFake(one: ServedReplica, answer: RequestListener, says = 'fake') {
  const seen: IncomingHttpHeaders[] = [];
  const fake = createServer((request, response) => {
    if (request.url === '/replica') return says === '' ? request.socket.destroy() : response.end(says);
    seen.push(request.headers);
    return request.resume().once('end', () => answer(request, response));
  });
  fake.listen(0, '127.0.0.1');
  await once(fake, 'listening');
  closeLater({ close: async () => fake.close().closeAllConnections() });
  const address = fake.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const session = await openRaw(one.url, group.key);
  await group.sessions.claim(session, one.replica.id, 'fake');
  await group.directory.beat({ id: 'fake', url: `http://127.0.0.1:${port}` }, 60_000);
  return { seen, session };
}

/** The id of the replica that a session belongs to. */
const ownerOf = async (session: string) => (await group.sessions.find(session))?.owner;

describe('a session of a dead replica', () => {
  test('goes on at another, which knows what the client can do', async () => {
    const { one, two } = await pair();
    const { client, session, moveTo } = await movable(one);
    await client.listTools();
    await one.crash();
    moveTo(two);
    expect(await callTool(client, 'things_burn', { thingId: 1 })).toEqual({ outcome: 'done', result: { burnt: 1 } });
    expect(changesOf(two)).toEqual(['adopted']);
    expect(await ownerOf(session)).toBe(two.replica.id);
    expect(two.audit.events().at(-1)).toMatchObject({ action: 'session.adopt', principal: 'ana', category: 'admin' });
  });

  test('is brought back once, however many ask for it, wherever', async () => {
    const { one, two } = await pair();
    const three = await group.start(thingRegistry());
    const session = await openRaw(one.url, group.key);
    await one.crash();
    const asking = Array.from({ length: 12 }, (_, at) =>
      ask((at % 2 === 0 ? two : three).url, { key: group.key, session, body: echo(at, `call ${at}`) }),
    );
    const answers = await Promise.all(asking);
    expect(answers.map(({ text }, at) => text.includes(`"text":"call ${at}"`))).toEqual(answers.map(() => true));
    expect([...changesOf(two), ...changesOf(three)]).toEqual(['adopted']);
    expect(two.server.sessions() + three.server.sessions()).toBe(1);
  });

  test('belongs to nobody else there either', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    await one.crash();
    const { text: other } = await addKey(group.keys, 'ben');
    expect((await ask(two.url, { key: other, session, body: listing })).status).toBe(404);
    expect(changesOf(two)).toEqual([]);
  });

  test('is found although another replica has its address now', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    await group.sessions.claim(session, one.replica.id, 'ghost');
    await group.directory.beat({ id: 'ghost', url: one.replica.url }, 60_000);
    const answer = await ask(two.url, { key: group.key, session, body: echo(1, 'found') });
    expect(answer.text).toContain('"text":"found"');
    expect(await ownerOf(session)).toBe(two.replica.id);
  });

  test('gives the answer to a call that was finished before, to a client whose stream was cut', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    const { text } = await ask(one.url, {
      key: group.key,
      session,
      body: echo(5, 'kept'),
      headers: { 'mcp-protocol-version': '2025-11-25' },
    });
    await one.crash();
    const lastEventId = /^id: (.*)$/m.exec(text)?.[1] ?? '';
    const resumed = await ask(two.url, {
      method: 'GET',
      key: group.key,
      session,
      headers: { 'last-event-id': lastEventId },
    });
    expect(eventsIn(resumed.text).map(({ data }) => data)).toMatchObject([{ id: 5, result: expect.anything() }]);
  });

  test('is not asked to repeat a call that may have been run there', async () => {
    const { one } = await pair();
    const { seen, session } = await handedToFake(one, (request) => request.socket.destroy());
    const answer = await ask(one.url, { key: group.key, session, body: echo(1, 'once') });
    expect([answer.status, refusalIn(answer.text)]).toEqual([
      502,
      expect.objectContaining({ code: 'replica_lost', id: 1 }),
    ]);
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['says nothing any more', ''],
    ['says it is another', 'another'],
  ])('is sent no call when something accepts its connections but %s', async (_title, says) => {
    const { one } = await pair();
    const { seen, session } = await handedToFake(one, (_request, response) => response.end('{}'), says);
    const answer = await ask(one.url, { key: group.key, session, body: echo(1, 'taken over') });
    expect(answer.text).toContain('"text":"taken over"');
    expect(seen).toEqual([]);
    expect(await ownerOf(session)).toBe(one.replica.id);
  });

  test('is asked again for what changes nothing, but not for ever', async () => {
    const { one } = await pair();
    const { seen, session } = await handedToFake(one, (request) => request.socket.destroy());
    const answer = await ask(one.url, { key: group.key, session, body: listing });
    expect([answer.status, refusalIn(answer.text).code]).toEqual([503, 'session_moving']);
    expect(seen).toHaveLength(5);
  });
});

/** An answer without the id, which no other has. */
const wordsOf = ({ text }: { readonly text: string }) => text.replace(/"correlationId":"[\w-]{36}"/, '');

test('a replica that was only thought dead lets its session go and asks its new owner', async () => {
  const { one, two } = await pair();
  const session = await openRaw(one.url, group.key);
  await group.directory.leave(one.replica.id);
  expect((await ask(two.url, { key: group.key, session, body: echo(1, 'two') })).text).toContain('"text":"two"');
  expect((await ask(one.url, { key: group.key, session, body: echo(2, 'one') })).text).toContain('"text":"one"');
  expect([one.server.sessions(), two.server.sessions()]).toEqual([0, 1]);
  expect(changesOf(one)).toEqual(['opened', 'lost']);
});

test('a draining replica lets go of sessions, and another goes on with them at once', async () => {
  const { one, two, begun } = await pair();
  const [idle, busy] = [await openRaw(one.url, group.key), await openRaw(one.url, group.key)];
  const calling = ask(two.url, { key: group.key, session: busy, body: call(1, 'things_wait', { label: 'busy' }) });
  const { finish } = await begun('busy');
  const draining = one.server.drain();
  expect((await ask(two.url, { key: group.key, session: idle, body: echo(1, 'moved') })).text).toContain('"moved"');
  expect(one.server.sessions()).toBe(1);
  finish();
  expect((await calling).text).toContain('"waited":"busy"');
  await draining;
  expect((await ask(two.url, { key: group.key, session: busy, body: echo(2, 'too') })).text).toContain('"too"');
  expect([one.server.sessions(), two.server.sessions()]).toEqual([0, 2]);
});

/** Asks a replica where only replicas ask. */
const asked = (replica: ServedReplica, session: string, headers: Record<string, string>) =>
  ask(`${replica.replica.url}/mcp`, { session, body: listing, headers });

describe('the listener for replicas', () => {
  const caller = { principal: { tenant: 'default', id: 'ana', scopes: ['make:read' as const] }, requestId: 'request' };

  test('takes the word of a replica, and of nobody else', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    const proofs = assertions(two.replica.id, [assertionKey]);
    const strangers = assertions(two.replica.id, [new Uint8Array(32).fill(1)]);
    const good = await proofs.sign(caller, session, one.replica.id);
    const ben = { ...caller, principal: { ...caller.principal, id: 'ben' } };
    const tried: readonly [Record<string, string>, number, string | undefined][] = [
      [{ 'makegate-assertion': good }, 200, undefined],
      [{}, 401, 'assertion_invalid'],
      [{ authorization: `Bearer ${group.key}` }, 401, 'assertion_invalid'],
      [{ 'makegate-assertion': 'nonsense' }, 401, 'assertion_invalid'],
      [{ 'makegate-assertion': await strangers.sign(caller, session, one.replica.id) }, 401, 'assertion_invalid'],
      [{ 'makegate-assertion': await proofs.sign(caller, 'another', one.replica.id) }, 401, 'assertion_invalid'],
      [{ 'makegate-assertion': await proofs.sign(caller, session, two.replica.id) }, 421, 'replica_other'],
      [{ 'makegate-assertion': await proofs.sign(ben, session, one.replica.id) }, 404, 'session_unknown'],
    ];
    for (const [headers, status, code] of tried) {
      const answer = await asked(one, session, headers);
      expect([answer.status, JSON.parse(answer.text).error?.data.code]).toEqual([status, code]);
    }
  });

  test('never sends a request any further', async () => {
    const { one, two } = await pair();
    const session = await openRaw(one.url, group.key);
    const assertion = await assertions('whoever', [assertionKey]).sign(caller, session, two.replica.id);
    const answer = await asked(two, session, { 'makegate-assertion': assertion });
    expect([answer.status, refusalIn(answer.text).code]).toEqual([421, 'replica_other']);
    expect(one.server.sessions()).toBe(1);
  });

  test('is not told the bearer', async () => {
    const { one } = await pair();
    const { seen, session } = await handedToFake(one, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await ask(one.url, { key: group.key, session, body: listing });
    expect(seen).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toContain(group.key);
  });
});

const failing = () => Promise.reject(new Error('no connection to 10.0.0.1'));

test('says that it cannot tell when the sessions are out of reach', async () => {
  const { one } = await pair();
  const session = await openRaw(one.url, group.key);
  const broken = await group.start(thingRegistry(), {
    sessions: { open: failing, find: failing, renew: failing, claim: failing, close: failing },
  });
  for (const question of [{ body: initialize() }, { session, body: listing }]) {
    const answer = await ask(broken.url, { key: group.key, ...question });
    expect([answer.status, refusalIn(answer.text).code]).toEqual([503, 'store_unavailable']);
    expect(answer.text).not.toContain('10.0.0.1');
  }
  expect(broken.server.sessions()).toBe(0);
});

test('does not take a replica for dead because it cannot ask', async () => {
  const { one } = await pair();
  const session = await openRaw(one.url, group.key);
  const two = await group.start(thingRegistry(), {}, { find: failing });
  const answer = await ask(two.url, { key: group.key, session, body: listing });
  expect([answer.status, refusalIn(answer.text).code]).toEqual([503, 'store_unavailable']);
  expect(await ownerOf(session)).toBe(one.replica.id);
});

test('hands the id of a request on to the replica that makes the call', async () => {
  const { one, two, registry } = await pair();
  const session = await openRaw(one.url, group.key);
  const { headers } = await ask(two.url, { key: group.key, session, body: echo(1, 'traced') });
  expect(registry.correlationIds()).toEqual([headers['x-request-id']]);
});
