import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ElicitRequestSchema, type ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import { connectFastMcp } from '../src/fastmcp.js';
import { surfaceOf } from './fakes/surfaces.js';
import { burn, slow } from './fakes/thing-tools.js';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** One session over HTTP for a client that holds no stream of its own: every GET is refused. */
async function connectOverHttp(): Promise<Client> {
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID });
  const surface = surfaceOf([burn, slow]);
  const connection = await connectFastMcp({ name: 'test', version: '1.0.0', surface, transport, log: () => {} });
  const server = createServer((request, response) => {
    if (request.method === 'GET') response.writeHead(405).end();
    else void transport.handleRequest(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  opened.push(() => connection.close());
  const client = new Client({ name: 'tester', version: '1.0.0' }, { capabilities: { elicitation: {} } });
  await client.connect(new StreamableHTTPClientTransport(urlOf(server.address())));
  opened.push(() => client.close());
  return client;
}

function urlOf(address: AddressInfo | string | null): URL {
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen.');
  return new URL(`http://127.0.0.1:${address.port}/mcp`);
}

test('asks the person over HTTP although the client holds no stream for questions', async () => {
  const client = await connectOverHttp();
  client.setRequestHandler(ElicitRequestSchema, (): ElicitResult => ({ action: 'accept', content: {} }));
  const result = await client.callTool({ name: 'things_burn', arguments: { thingId: 2 } });
  expect(result['structuredContent']).toEqual({ outcome: 'done', result: { burnt: 2 } });
});

test('sends progress on the stream of the call', async () => {
  const client = await connectOverHttp();
  const heard: (string | undefined)[] = [];
  const cancel = new AbortController();
  const calling = client.callTool({ name: 'things_wait', arguments: {} }, undefined, {
    signal: cancel.signal,
    onprogress: ({ message }) => {
      heard.push(message);
      if (heard.length === 2) cancel.abort('enough');
    },
  });
  await expect(calling).rejects.toThrow('enough');
  expect(heard).toEqual(['first', 'second']);
});
