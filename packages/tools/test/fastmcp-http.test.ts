import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { memoryAuditLog } from '@makegate/audit';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ElicitRequestSchema, type ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import { connectFastMcp } from '../src/fastmcp.js';
import type { SurfaceOptions } from '../src/surface.js';
import { surfaceOf } from './fakes/surfaces.js';
import { burn, slow } from './fakes/thing-tools.js';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** One session over HTTP for a client that holds no stream of its own: every GET is refused. */
async function connectOverHttp(more: Partial<SurfaceOptions> = {}): Promise<Client> {
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID });
  const surface = surfaceOf([burn, slow], more);
  const connection = await connectFastMcp({ name: 'test', version: '1.0.0', surface, transport, log: () => {} });
  const server = createServer((request, response) => {
    // The SDK reads the raw headers, so that is where a host puts its id.
    request.rawHeaders.push('X-Request-Id', 'request-7');
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

test('takes the id that the host gave the request for the id of the call', async () => {
  const audit = memoryAuditLog();
  const client = await connectOverHttp({ audit });
  await client.callTool({ name: 'things_burn', arguments: { thingId: 'many' } });
  await client.callTool({ name: 'things_bury', arguments: {} }).catch(() => undefined);
  expect(audit.events().map(({ correlationId, code }) => [correlationId, code])).toEqual([
    ['request-7', 'arguments_invalid'],
    ['request-7', 'tool_unknown'],
  ]);
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
