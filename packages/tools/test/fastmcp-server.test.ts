import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CallToolResultSchema,
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  LoggingMessageNotificationSchema,
  ResourceUpdatedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { connectServer } from '../src/fastmcp.js';
import { everythingServer } from './fakes/everything-server.js';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

async function connect(clientTransport: Transport, serverTransport: Transport) {
  const server = everythingServer();
  const connection = await connectServer({ server, transport: serverTransport, log: () => {} });
  opened.push(() => connection.close());
  const client = new Client({ name: 'tester', version: '1.0.0' }, { capabilities: { elicitation: {}, sampling: {} } });
  await client.connect(clientTransport);
  opened.push(() => client.close());
  return { client, server, connection };
}

const inMemory = () => connect(...InMemoryTransport.createLinkedPair());

/** For a client that holds no stream of its own: every GET is refused. */
async function overHttp() {
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID });
  const listener = createServer((request, response) => {
    if (request.method === 'GET') response.writeHead(405).end();
    else void transport.handleRequest(request, response);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  opened.push(async () => {
    listener.closeAllConnections();
    listener.close();
  });
  return connect(new StreamableHTTPClientTransport(urlOf(listener.address())), transport);
}

function urlOf(address: AddressInfo | string | null): URL {
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen.');
  return new URL(`http://127.0.0.1:${address.port}/mcp`);
}

const callOf = async (client: Client, name: string, args = {}) =>
  CallToolResultSchema.parse(await client.callTool({ name, arguments: args }));

describe.each([
  ['in memory', inMemory],
  ['over HTTP without a stream of the client’s own', overHttp],
])('a FastMCP server %s', (_title, open) => {
  test('shows its own tools, with text, images, audio and embedded resources', async () => {
    const { client } = await open();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['show', 'chatter', 'ask', 'sample', 'add']);
    const { content } = await callOf(client, 'show');
    expect(content.map(({ type }) => type)).toEqual(['text', 'image', 'audio', 'resource']);
    expect((await callOf(client, 'add', { a: 1 })).content).toEqual([{ type: 'text', text: '2' }]);
  });

  test('logs and reports progress while a call runs', async () => {
    const { client } = await open();
    const heard: unknown[] = [];
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => void heard.push(params.level));
    const onprogress = ({ progress }: { progress: number }): void => void heard.push(progress);
    await client.callTool({ name: 'chatter', arguments: {} }, undefined, { onprogress });
    expect(heard).toEqual(['info', 1, 'warning']);
  });

  test('asks the person with a form, and the model of the client', async () => {
    const { client } = await open();
    const forms: unknown[] = [];
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      forms.push(Reflect.get(params, 'requestedSchema'));
      return { action: 'accept', content: { age: 7 } };
    });
    client.setRequestHandler(CreateMessageRequestSchema, () => ({
      model: 'tiny',
      role: 'assistant',
      content: { type: 'text', text: 'hello' },
    }));
    expect((await callOf(client, 'ask')).content).toEqual([
      { type: 'text', text: '{"action":"accept","content":{"age":7}}' },
    ]);
    expect(forms).toMatchObject([{ type: 'object', properties: { age: { type: 'number' } } }]);
    expect(JSON.stringify((await callOf(client, 'sample')).content)).toContain('hello');
  });

  test('serves resources, templates, prompts and completions', async () => {
    const { client } = await open();
    expect((await client.readResource({ uri: 'test://note' })).contents).toMatchObject([{ text: 'Note' }]);
    expect((await client.readResource({ uri: 'test://notes/3' })).contents).toMatchObject([{ text: 'Note 3' }]);
    expect((await client.listResourceTemplates()).resourceTemplates).toHaveLength(1);
    expect(await client.getPrompt({ name: 'greet', arguments: { who: 'Ana' } })).toMatchObject({
      messages: [{ content: { text: 'Greet Ana' } }],
    });
    const ref = { type: 'ref/prompt' as const, name: 'greet' };
    const { completion } = await client.complete({ ref, argument: { name: 'who', value: 'A' } });
    expect(completion.values).toEqual(['Ana']);
  });
});

test('tells a client of the resources that it subscribed to', async () => {
  const { client, server } = await inMemory();
  const updated = new Promise((resolve) =>
    client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => resolve(params.uri)),
  );
  await client.subscribeResource({ uri: 'test://note' });
  for (const session of server.sessions) await session.sendResourceUpdated('test://note');
  expect(await updated).toBe('test://note');
});

test('knows the session when the client has said who it is, and is closed with it', async () => {
  const { connection, client } = await inMemory();
  expect((await connection.session).clientCapabilities).toMatchObject({ sampling: {} });
  await client.close();
  await connection.closed;
});

test('rejects, and says so in the log, when the transport cannot be started', async () => {
  const [, transport] = InMemoryTransport.createLinkedPair();
  transport.start = () => Promise.reject(new Error('The port is taken.'));
  const logged: string[] = [];
  const log = (level: string, text: string): void => void logged.push(`${level}: ${text}`);
  await expect(connectServer({ server: everythingServer(), transport, log })).rejects.toThrow('The port is taken.');
  expect(logged).toEqual([expect.stringMatching(/^error: The session could not be opened: .*The port is taken/s)]);
});
