import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { ListRootsRequestSchema, ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { call, closeServed, connected, serve, textsOf, tools } from '../test/fakes/served.js';
import { surfaceOf } from '../test/fakes/surfaces.js';
import { slowEnds } from '../test/fakes/thing-tools.js';
import { connectFastMcp } from './fastmcp.js';

afterEach(closeServed);

test('says who it is, and that its tools may change', async () => {
  const { client } = await connected();
  expect(client.getServerVersion()).toEqual({ name: 'test', title: 'Test server', version: '1.2.3' });
  expect(client.getInstructions()).toBe('Read this first.');
  expect(client.getServerCapabilities()?.tools).toEqual({ listChanged: true });
});

test('answers initialize and the first list without waiting for fastmcp to look at the client', async () => {
  const tookMs: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { client, clientTransport } = await serve();
    const begun = performance.now();
    await client.connect(clientTransport);
    await client.listTools();
    tookMs.push(performance.now() - begun);
  }
  expect(Math.min(...tookMs)).toBeLessThan(50);
});

test('lists what the surface lists: titles present and free-form objects open', async () => {
  const surface = surfaceOf(tools);
  const { client } = await connected(surface);
  const listed = await client.listTools();
  expect(listed.tools).toEqual(surface.list());
  const [first] = listed.tools;
  expect(first?.title).toBe('Echo things');
  expect(first?.inputSchema.properties?.['inputs']).toEqual({
    type: 'object',
    additionalProperties: true,
    default: {},
    description: 'Anything',
  });
});

test('passes arguments and answers through whole, nested free-form values included', async () => {
  const { client } = await connected();
  await client.listTools();
  const inputs = { city: 'Brno', nested: { list: [1, { deep: null }] } };
  const result = await call(client, 'things_echo', { count: 2, inputs });
  expect(result.structuredContent).toEqual({ count: 2, inputs });
  expect(textsOf(result)).toEqual([JSON.stringify({ count: 2, inputs })]);
  expect(result.isError).toBeUndefined();
});

test('answers bad arguments with a result that a model can repair, not with a protocol error', async () => {
  const { client } = await connected();
  const result = await call(client, 'things_echo', { count: 'many', inputz: {} });
  expect(result.isError).toBe(true);
  expect(result.structuredContent).toBeUndefined();
  const [sentence, facts] = textsOf(result);
  expect(sentence).toContain('count: Invalid input: expected number, received string');
  expect(sentence).toContain('Unrecognized key: "inputz" (known: count, inputs)');
  expect(sentence).not.toContain('many');
  expect(JSON.parse(facts ?? '')).toEqual({
    code: 'arguments_invalid',
    retryable: false,
    correlationId: expect.any(String),
  });
});

test('answers an unknown tool with invalid params and names what was probably meant', async () => {
  const { client } = await connected();
  await expect(call(client, 'echo_things')).rejects.toMatchObject({
    code: -32_602,
    data: { code: 'tool_unknown' },
    message: expect.stringContaining('Did you mean things_echo?'),
  });
});

test('refuses a hidden tool that is called by its name, without relying on what was listed', async () => {
  const { client } = await connected(surfaceOf(tools, { readOnly: true }));
  expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain('things_burn');
  const result = await call(client, 'things_burn', { thingId: 1 });
  expect(JSON.parse(textsOf(result)[1] ?? '')).toMatchObject({ code: 'read_only', retryable: false });
});

test('never shows fastmcp’s own tool', async () => {
  const { client } = await connected();
  await expect(call(client, 'dispatch', { name: 'things_echo' })).rejects.toMatchObject({
    data: { code: 'tool_unknown' },
  });
});

test('answers arguments that are no object with invalid params', async () => {
  const { clientTransport, client, sent } = await connected();
  const params = { name: 'things_echo', arguments: [1] };
  await clientTransport.send({ jsonrpc: '2.0', id: 99, method: 'tools/call', params });
  await client.ping();
  expect(sent.find(({ message }) => 'id' in message && message.id === 99)?.message).toMatchObject({
    error: { code: -32_602, data: { code: 'arguments_invalid' } },
  });
});

test('answers an initialize without its parts with the parts it needs', async () => {
  const { clientTransport, sent } = await serve();
  await clientTransport.start();
  await clientTransport.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: {} });
  await setImmediate();
  expect(sent.map(({ message }) => message)).toEqual([
    {
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -32_602,
        message: expect.stringContaining('protocolVersion'),
        data: { code: 'message_malformed' },
      },
    },
  ]);
});

test('lets no text of an unexpected error reach the client', async () => {
  const internal: [string, unknown][] = [];
  const surface = surfaceOf(tools, { onInternal: (id, error) => internal.push([id, error]) });
  const { client, sent } = await connected(surface);
  const result = await call(client, 'things_break');
  expect(result.isError).toBe(true);
  const facts: unknown = JSON.parse(textsOf(result)[1] ?? '');
  expect(facts).toEqual({ code: 'internal', retryable: false, correlationId: internal[0]?.[0] });
  expect(JSON.stringify(sent)).not.toMatch(/12345|secret\.example/);
  expect(internal[0]?.[1]).toMatchObject({ message: expect.stringContaining('12345') });
});

test('announces a change of the tools to a connected client', async () => {
  const surface = surfaceOf(tools, { scopes: ['things:read'] });
  const { client } = await connected(surface);
  const heard = new Promise<void>((resolve) =>
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve()),
  );
  expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain('things_burn');
  surface.learnScopes(['things:read', 'things:write']);
  await heard;
  expect((await client.listTools()).tools.map(({ name }) => name)).toContain('things_burn');
});

test('says nothing of a change to a client that has not asked for the list yet', async () => {
  const surface = surfaceOf(tools, { scopes: [] });
  const { client, sent } = await connected(surface);
  surface.learnScopes(['things:read']);
  expect((await client.listTools()).tools.map(({ name }) => name)).toContain('things_echo');
  expect(sent.filter(({ message }) => 'method' in message && message.method.endsWith('list_changed'))).toEqual([]);
});

test('holds requests about tools back until the surface is ready, and no other message', async () => {
  const surface = surfaceOf(tools, { scopes: [] });
  const waiting = new AbortController();
  const ready = once(waiting.signal, 'abort');
  const { client } = await connected(surface, {}, ready);
  const listing = client.listTools();
  const calling = client.callTool({ name: 'things_echo', arguments: { count: 1 } });
  await client.ping();
  surface.learnScopes(['things:read']);
  waiting.abort();
  expect((await listing).tools.map(({ name }) => name)).toContain('things_echo');
  expect((await calling).isError).toBeFalsy();
});

test('sends progress, and stops the call when the client cancels', async () => {
  const { client } = await connected();
  const heard: unknown[] = [];
  const cancel = new AbortController();
  const calling = client.callTool({ name: 'things_wait', arguments: {} }, undefined, {
    signal: cancel.signal,
    onprogress: (progress) => {
      heard.push(progress);
      if (heard.length === 2) cancel.abort('enough');
    },
  });
  await expect(calling).rejects.toThrow('enough');
  expect(heard).toEqual([
    { message: 'first', progress: 1 },
    { message: 'second', progress: 5, total: 9 },
  ]);
  await client.ping();
});

test('cancels running calls when the client goes away', async () => {
  const endsBefore = slowEnds.length;
  const { client, clientTransport } = await connected();
  const begun = new EventEmitter();
  const onprogress = (): void => void begun.emit('progress');
  const calling = client.callTool({ name: 'things_wait' }, undefined, { onprogress }).catch(() => 'gone');
  await once(begun, 'progress');
  await clientTransport.close();
  expect(await calling).toBe('gone');
  expect(slowEnds).toHaveLength(endsBefore + 1);
});

test('writes nothing to the console, not even for a client that refuses roots', async () => {
  const written: unknown[] = [];
  const methods = ['log', 'info', 'debug', 'warn', 'error'] as const;
  const originals = methods.map((method) => console[method]);
  for (const method of methods) console[method] = (...words: unknown[]) => void written.push(words);
  try {
    const { client } = await connected(undefined, { roots: { listChanged: true } });
    client.setRequestHandler(ListRootsRequestSchema, () => {
      throw new Error('no roots here');
    });
    await client.sendRootsListChanged();
    await client.listTools();
    await client.ping();
  } finally {
    methods.forEach((method, index) => Object.assign(console, { [method]: originals[index] }));
  }
  expect(written).toEqual([]);
});

test('goes on after messages that are not JSON-RPC', async () => {
  const { client, clientTransport, logged } = await connected();
  for (const garbage of [
    '{}',
    '{"jsonrpc":"2.0"}',
    '{"jsonrpc":"1.0","id":1,"method":"tools/list"}',
    '{"id":{},"result":3}',
  ]) {
    await clientTransport.send(JSON.parse(garbage));
  }
  expect((await client.listTools()).tools).toHaveLength(tools.length);
  expect(logged.filter((line) => line.startsWith('error'))).not.toEqual([]);
});

test('gives the list as JSON text, and counts it as shown', async () => {
  const surface = surfaceOf(tools, { scopes: ['things:read'] });
  const { client, connection, sent } = await connected(surface);
  const text = await connection.listedJson?.();
  expect(JSON.parse(text ?? '')).toEqual({ tools: surface.list() });
  const { connection: other } = await connected(surface);
  expect(await other.listedJson?.()).toBe(text);
  surface.learnScopes(['things:read', 'things:write']);
  await client.ping();
  expect(sent.filter(({ message }) => 'method' in message && message.method.endsWith('list_changed'))).toHaveLength(1);
  expect(JSON.parse((await connection.listedJson?.()) ?? '')).toEqual({ tools: surface.list() });
});

test('gives the list as JSON text when the surface is ready, and not before', async () => {
  const surface = surfaceOf(tools, { scopes: [] });
  const waiting = new AbortController();
  const { connection } = await serve(surface, {}, once(waiting.signal, 'abort'));
  const listing = connection.listedJson?.();
  await setImmediate();
  surface.learnScopes(undefined);
  waiting.abort();
  expect(JSON.parse((await listing) ?? '').tools).toHaveLength(tools.length);
});

test('is closed once either side has closed', async () => {
  const [clientTransport, serverTransport] = InMemoryTransport.createLinkedPair();
  const connection = await connectFastMcp({
    name: 'test',
    version: '1.0.0',
    surface: surfaceOf(tools),
    transport: serverTransport,
    log: () => {},
  });
  await clientTransport.close();
  await connection.closed;
  await connection.close();
  await connection.close();
});

test('tells a client of a session that began elsewhere, although it has not asked for the list here', async () => {
  const surface = surfaceOf(tools);
  const { client, connection } = await connected(surface);
  let heard = 0;
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => void (heard += 1));
  await connection.announceTools?.();
  await client.ping();
  expect(heard).toBe(1);
  surface.learnScopes(['nothing']);
  await client.ping();
  expect(heard).toBe(2);
});
