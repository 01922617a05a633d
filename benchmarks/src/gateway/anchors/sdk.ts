/**
 * The low-level server of SDK v1: schemas written once at start, nothing checked. `json` as the first argument: answers as
 * JSON instead of event streams.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  ListToolsResultSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { announce } from '../served.js';
import { toolShapes } from '../tools/tool-shapes.js';

const listed = ListToolsResultSchema.parse({
  tools: toolShapes.map(({ name, title, description, reads, input, output }) => ({
    name,
    title,
    description,
    annotations: { title, readOnlyHint: reads },
    inputSchema: z.toJSONSchema(z.strictObject(input), { io: 'input' }),
    outputSchema: z.toJSONSchema(z.object(output)),
  })),
});
const answers = new Map(toolShapes.map(({ name, answer }) => [name, { ...answer }]));
const enableJsonResponse = process.argv[2] === 'json';
const transports = new Map<string, StreamableHTTPServerTransport>();

async function openSession(): Promise<StreamableHTTPServerTransport> {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    enableJsonResponse,
    onsessioninitialized: (id) => void transports.set(id, transport),
  });
  const server = new Server({ name: 'bare-sdk', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => listed);
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const structuredContent = answers.get(params.name) ?? {};
    return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
  });
  await server.connect(transport);
  return transport;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const transport = transports.get(String(request.headers['mcp-session-id'])) ?? (await openSession());
  await transport.handleRequest(request, response);
}

const http = createServer((request, response) => void serve(request, response));
http.listen(0, '127.0.0.1');
await once(http, 'listening');
const address = http.address();
if (address === null || typeof address === 'string') throw new TypeError('A TCP listener has a port.');
announce({ url: `http://127.0.0.1:${address.port}/mcp`, headers: {} });
