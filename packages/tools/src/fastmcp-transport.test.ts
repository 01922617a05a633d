import { once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { TransportSendOptions } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage, JSONRPCRequest, RequestId } from '@modelcontextprotocol/sdk/types.js';
import { closeServed, connected, serve, type Pair } from '../test/fakes/served.js';
import { surfaceOf } from '../test/fakes/surfaces.js';
import { burn, recording } from '../test/fakes/thing-tools.js';
import { fastMcpTransport } from './fastmcp-transport.js';

afterEach(closeServed);

/** A promise for tests to resolve. */
function gate() {
  const opening = new AbortController();
  return { ready: once(opening.signal, 'abort'), open: () => opening.abort() };
}

const answersTo = ({ sent }: Pair, id: number) =>
  sent
    .map(({ message }) => message)
    .filter((message) => 'id' in message && message.id === id && !('method' in message));

const callOf = (id: number, name: string, args: object): JSONRPCMessage => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args },
});

const greetingOf = (capabilities: object): JSONRPCMessage => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities, clientInfo: { name: 'hasty', version: '1.0.0' } },
});

const initialized: JSONRPCMessage = { jsonrpc: '2.0', method: 'notifications/initialized' };

test('never runs a call that was cancelled while it was held back, and answers the others', async () => {
  const { tool, ran } = recording();
  const { ready, open } = gate();
  const pair = await connected(surfaceOf([tool]), {}, ready);
  const cancel = new AbortController();
  const calling = pair.client.callTool({ name: tool.name, arguments: { thingId: 1 } }, undefined, {
    signal: cancel.signal,
  });
  const other = pair.client.callTool({ name: tool.name, arguments: { thingId: 2 } });
  cancel.abort('enough');
  await expect(calling).rejects.toThrow('enough');
  open();
  await other;
  expect(ran).toEqual([2]);
  // `initialize` was request 0.
  expect([answersTo(pair, 1), answersTo(pair, 2)]).toEqual([[], [expect.anything()]]);
});

test('never runs a call that was held back when the session closed', async () => {
  const { tool, ran } = recording();
  const { ready, open } = gate();
  const { client, clientTransport } = await connected(surfaceOf([tool]), {}, ready);
  const calling = client.callTool({ name: tool.name, arguments: { thingId: 1 } }).catch(() => 'gone');
  await client.ping();
  await clientTransport.close();
  expect(await calling).toBe('gone');
  open();
  await passed(20);
  expect(ran).toEqual([]);
});

test('asks the person also when the first call comes together with the greeting', async () => {
  const { clientTransport } = await serve(surfaceOf([burn]));
  const asked = new Promise<JSONRPCMessage>((resolve) => {
    clientTransport.onmessage = (message) => 'id' in message && message.id !== 1 && resolve(message);
  });
  await clientTransport.start();
  const burning = callOf(2, 'things_burn', { thingId: 4 });
  for (const message of [greetingOf({ elicitation: {} }), initialized, burning]) void clientTransport.send(message);
  expect(await asked).toMatchObject({
    method: 'elicitation/create',
    params: { message: 'Thing 4 goes up in smoke.' },
  });
});

test('opens a session anew from what its client once said, although nobody takes the answers', async () => {
  const pair = await serve(surfaceOf([burn]));
  const { serverTransport, clientTransport, sent } = pair;
  const send = serverTransport.send.bind(serverTransport);
  serverTransport.send = async () => {
    throw new Error('No connection is waiting for this.');
  };
  const recorded = greetingOf({ elicitation: {} });
  for (const message of [recorded, initialized]) serverTransport.onmessage?.(message);
  await passed(20);
  serverTransport.send = send;
  const asked = new Promise<JSONRPCMessage>((resolve) => {
    clientTransport.onmessage = (message) => resolve(message);
  });
  await clientTransport.start();
  await clientTransport.send(callOf(2, 'things_burn', { thingId: 4 }));
  expect(await asked).toMatchObject({ method: 'elicitation/create' });
  expect(sent.map(({ message }) => message)).not.toContainEqual(expect.objectContaining({ id: 1, result: {} }));
});

test('refuses a call before the greeting instead of leaving it without an answer', async () => {
  const { tool, ran } = recording();
  const pair = await serve(surfaceOf([tool]));
  await pair.clientTransport.start();
  await pair.clientTransport.send(callOf(7, tool.name, { thingId: 1 }));
  await passed(20);
  expect(answersTo(pair, 7)).toEqual([
    expect.objectContaining({ error: expect.objectContaining({ code: -32_600, data: { code: 'session_missing' } }) }),
  ]);
  expect(ran).toEqual([]);
});

/** A transport without a server, and everything that was sent through it. */
async function bare() {
  const [, inner] = InMemoryTransport.createLinkedPair();
  const sent: { readonly message: JSONRPCMessage; readonly options: TransportSendOptions | undefined }[] = [];
  inner.send = async (message, options) => void sent.push({ message, options });
  const transport = fastMcpTransport(inner, { receive: (request) => ({ pass: request }), greet: (result) => result });
  void transport.start();
  await transport.opened;
  return { inner, sent, transport };
}

test('tells a client what its own request is about, and not what the request of another client is', async () => {
  const [one, other] = [await bare(), await bare()];
  const news: JSONRPCMessage = {
    jsonrpc: '2.0',
    method: 'notifications/message',
    params: { level: 'info', data: 'x' },
  };
  one.transport.onmessage = () => {
    void one.transport.send(news);
    void other.transport.send(news);
  };
  one.inner.onmessage?.(callOf(7, 'any', {}));
  expect(one.sent).toEqual([{ message: news, options: { relatedRequestId: 7 } }]);
  expect(other.sent).toEqual([{ message: news, options: undefined }]);
  await Promise.all([one.transport.close(), other.transport.close()]);
});

/** Serves a tool that asks first, to a client that does not answer by itself, and waits for its question. */
async function questioned(thingId: number) {
  const { tool, ran } = recording();
  const { clientTransport } = await serve(surfaceOf([burn, tool]));
  const received: JSONRPCMessage[] = [];
  const asked = new Promise<JSONRPCRequest>((resolve) => {
    clientTransport.onmessage = (message) => {
      received.push(message);
      if ('method' in message && 'id' in message) resolve(message);
    };
  });
  await clientTransport.start();
  const burning = callOf(2, 'things_burn', { thingId });
  for (const message of [greetingOf({ elicitation: {} }), initialized, burning]) void clientTransport.send(message);
  const answer = (id: RequestId) =>
    clientTransport.send({ jsonrpc: '2.0', id, result: { action: 'accept', content: {} } });
  return { clientTransport, received, ran, question: await asked, answer };
}

test('takes no answer to a question that another session asked', async () => {
  const [one, two] = [await questioned(1), await questioned(2)];
  for (const id of [one.question.id, 0, '0']) await two.answer(id);
  await passed(30);
  expect(two.received.filter((message) => 'id' in message && message.id === 2)).toEqual([]);
  await two.answer(two.question.id);
  await passed(30);
  expect(two.received).toContainEqual(
    expect.objectContaining({ id: 2, result: expect.objectContaining({ structuredContent: expect.anything() }) }),
  );
});

test('takes a question back by the id under which the client knows it', async () => {
  const { clientTransport, received, question } = await questioned(1);
  await clientTransport.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } });
  await passed(30);
  expect(received).toContainEqual(
    expect.objectContaining({
      method: 'notifications/cancelled',
      params: expect.objectContaining({ requestId: question.id }),
    }),
  );
});
