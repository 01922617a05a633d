import { once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import {
  ElicitRequestSchema,
  ToolListChangedNotificationSchema,
  type ElicitResult,
} from '@modelcontextprotocol/sdk/types.js';
import { ask, call, eventsIn, initialize, openRaw, refusalIn, type Asked } from './fakes/ask.js';
import { callTool, connectClient } from './fakes/clients.js';
import { postAndLeave } from './fakes/leaving-client.js';
import { closeServed, serve } from './fakes/served-gateway.js';
import { thingRegistry } from './fakes/thing-registry.js';
import { waitTool } from './fakes/thing-tools.js';

afterEach(closeServed);

/** A served registry with a tool that waits, and a fetch that refuses the stream that belongs to no request. */
async function served() {
  const { tool, begun } = waitTool();
  const registry = thingRegistry([tool]);
  return { ...(await serve({ registry })), registry, begun };
}

const withoutGetStream: typeof fetch = async (input, init) =>
  init?.method === 'GET' ? new Response(null, { status: 405 }) : fetch(input, init);

test('tells a client on its open stream that the list has changed', async () => {
  const { url, key, registry } = await served();
  const { client } = await connectClient(url, key);
  expect(client.getServerCapabilities()?.tools).toEqual({ listChanged: true });
  await client.listTools();
  const told = new Promise<void>((resolve) => {
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve());
  });
  registry.surfaces[0]?.learnScopes(['things:none']);
  await told;
});

test('asks a person on the stream of the call, from a client that holds no other', async () => {
  const { url, key } = await served();
  const { client } = await connectClient(url, key, { capabilities: { elicitation: {} }, fetch: withoutGetStream });
  const asked: string[] = [];
  client.setRequestHandler(ElicitRequestSchema, ({ params }): ElicitResult => {
    asked.push(params.message);
    return { action: 'accept', content: {} };
  });
  expect(await callTool(client, 'things_burn', { thingId: 4 })).toEqual({ outcome: 'done', result: { burnt: 4 } });
  expect(asked).toEqual(['Thing 4 goes up in smoke.']);
});

test('reports progress on the stream of the call, from a client that holds no other', async () => {
  const { url, key, begun } = await served();
  const { client } = await connectClient(url, key, { fetch: withoutGetStream });
  const reported: unknown[] = [];
  const calling = client.callTool({ name: 'things_wait', arguments: { label: 'a' } }, undefined, {
    onprogress: (progress) => reported.push(progress),
  });
  (await begun('a')).finish();
  await calling;
  expect(reported).toEqual([{ message: 'waiting', progress: 1, total: 2 }]);
});

test('lets a cancellation reach the call, and no other call', async () => {
  const { url, key, begun } = await served();
  const { client } = await connectClient(url, key);
  const cancel = new AbortController();
  const cancelled = client
    .callTool({ name: 'things_wait', arguments: { label: 'cancelled' } }, undefined, { signal: cancel.signal })
    .catch(() => 'cancelled');
  const other = callTool(client, 'things_wait', { label: 'other' });
  const [first, second] = [await begun('cancelled'), await begun('other')];
  cancel.abort('enough');
  expect(await cancelled).toBe('cancelled');
  if (!first.signal.aborted) await once(first.signal, 'abort');
  expect(second.signal.aborted).toBe(false);
  second.finish();
  expect(await other).toEqual({ waited: 'other' });
});

test('goes on with a call whose client went away', async () => {
  const { url, key, begun } = await served();
  const session = await openRaw(url, key);
  const client = await postAndLeave(url, key, session, call(1, 'things_wait', { label: 'left' }));
  const waiting = await begun('left');
  await client.leave();
  expect(waiting.signal.aborted).toBe(false);
  waiting.finish();
});

/** Calls `things_wait` by hand, reads the first event and cuts the connection; answers with the id of that event. */
async function cutAfterFirstEvent(url: string, key: string, session: string): Promise<string> {
  const cut = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    signal: cut.signal,
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'mcp-session-id': session,
      'mcp-protocol-version': '2025-11-25',
    },
    body: JSON.stringify(call('cut', 'things_wait', { label: 'cut' })),
  });
  const { value } = (await response.body?.getReader().read()) ?? {};
  cut.abort();
  return /^id: (.*)$/m.exec(new TextDecoder().decode(value))?.[1] ?? '';
}

test('gives the rest of a cut stream to whoever asks with the last id, before and after the answer', async () => {
  const { url, key, begun } = await served();
  const session = await openRaw(url, key);
  const lastEventId = await cutAfterFirstEvent(url, key, session);
  const waiting = await begun('cut');
  const resume = { method: 'GET', key, session, headers: { 'last-event-id': lastEventId } };
  const early = ask(url, resume);
  await passed(50);
  waiting.finish();
  const late = await early.then(() => ask(url, resume));
  for (const { status, text } of [await early, late]) {
    expect(status).toBe(200);
    expect(eventsIn(text).at(-1)?.data).toMatchObject({ id: 'cut', result: { structuredContent: { waited: 'cut' } } });
  }
});

test('says to whoever asks for the rest of its stream that a call was cancelled', async () => {
  const { url, key, begun } = await served();
  const session = await openRaw(url, key);
  const lastEventId = await cutAfterFirstEvent(url, key, session);
  await begun('cut');
  const params = { requestId: 'cut' };
  await ask(url, { key, session, body: { jsonrpc: '2.0', method: 'notifications/cancelled', params } });
  const resumed = await ask(url, { method: 'GET', key, session, headers: { 'last-event-id': lastEventId } });
  expect(eventsIn(resumed.text).at(-1)?.data).toMatchObject({
    id: 'cut',
    error: { data: { code: 'request_cancelled' } },
  });
});

test('hands the id of a request on to the call that it makes', async () => {
  const { url, key, registry } = await served();
  const session = await openRaw(url, key);
  const { headers } = await ask(url, { key, session, body: call(1, 'things_echo', { text: 'traced' }) });
  expect(registry.correlationIds()).toEqual([headers['x-request-id']]);
});

/** A session of a client that accepts only this. */
async function openJson(capabilities: object = {}, accept = 'application/json') {
  const all = await served();
  const asked = (question: Asked) =>
    ask(all.url, { key: all.key, ...question, headers: { accept, ...question.headers } });
  const { headers, text } = await asked({ body: initialize(capabilities) });
  const session = String(headers['mcp-session-id']);
  await asked({ session, body: { jsonrpc: '2.0', method: 'notifications/initialized' } });
  return { ...all, asked, session, text };
}

describe('a client that reads JSON only', () => {
  test.each(['application/json', '*/*'])('and accepts %s gets JSON', async (accept) => {
    const { asked, session, text } = await openJson({}, accept);
    expect(JSON.parse(text).result.serverInfo.name).toBe('things');
    const answer = await asked({ session, body: call(1, 'things_echo', { text: 'hi' }) });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(answer.text)).toMatchObject({ id: 1, result: { structuredContent: { text: 'hi' } } });
  });

  test('is not asked anything, because no question would reach it', async () => {
    const { asked, session } = await openJson({ elicitation: {} });
    const answer = await asked({ session, body: call(1, 'things_burn', { thingId: 1 }) });
    expect(JSON.parse(answer.text).result.structuredContent).toMatchObject({ outcome: 'confirmation_required' });
  });

  test('gets an answer to a call that it has cancelled', async () => {
    const { asked, session, begun } = await openJson();
    const calling = asked({ session, body: call(1, 'things_wait', { label: 'json' }) });
    const { signal } = await begun('json');
    const params = { requestId: 1, reason: 'enough' };
    const cancelling = await asked({ session, body: { jsonrpc: '2.0', method: 'notifications/cancelled', params } });
    expect(cancelling.status).toBe(202);
    expect(refusalIn((await calling).text)).toMatchObject({ code: 'request_cancelled', id: 1 });
    expect(signal.aborted).toBe(true);
  });

  test('gets an answer to a call whose session was ended', async () => {
    const { asked, session, begun } = await openJson();
    const calling = asked({ session, body: call(1, 'things_wait', { label: 'ended' }) });
    await begun('ended');
    await asked({ method: 'DELETE', session });
    expect(refusalIn((await calling).text).code).toBe('answer_lost');
  });
});

test('does not answer a client in JSON only that has said it reads events', async () => {
  const { url, key } = await served();
  const session = await openRaw(url, key);
  const answer = await ask(url, {
    key,
    session,
    body: call(1, 'things_echo', { text: 'hi' }),
    headers: { accept: 'application/json' },
  });
  expect([answer.status, refusalIn(answer.text).code]).toEqual([406, 'not_acceptable']);
});

test('keeps nothing of calls that were cancelled', async () => {
  const { tool, begun } = waitTool();
  const registry = thingRegistry([tool]);
  const transports: object[] = [];
  const { url, key } = await serve({
    registry: {
      ...registry,
      connect: (principal, transport) => {
        transports.push(transport);
        return registry.connect(principal, transport);
      },
    },
  });
  const session = await openRaw(url, key);
  const headers = { 'mcp-protocol-version': '2025-11-25' };
  for (let id = 1; id <= 5; id += 1) {
    const calling = ask(url, { key, session, headers, body: call(id, 'things_wait', { label: `${id}` }) });
    await begun(`${id}`);
    const params = { requestId: id };
    await ask(url, { key, session, body: { jsonrpc: '2.0', method: 'notifications/cancelled', params } });
    await calling;
  }
  // What the SDK keeps for a request until it is answered.
  const kept = ['_requestToStreamMapping', '_resumableStreams', '_requestResponseMap', '_streamMapping'];
  expect(kept.map((name) => Reflect.get(transports[0] ?? {}, name).size)).toEqual([0, 0, 0, 0]);
});
