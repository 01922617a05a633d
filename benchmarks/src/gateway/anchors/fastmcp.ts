/** fastmcp as it comes, on its own listener. `stateless` as the first argument: without sessions. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { FastMCP } from 'fastmcp';
import { z } from 'zod';
import { announce } from '../served.js';
import { toolShapes } from '../tools/tool-shapes.js';

/** fastmcp does not say which port it got. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('A TCP listener has a port.');
  return address.port;
}

// By itself it writes a line for each request.
const silent = { debug() {}, error() {}, info() {}, log() {}, warn() {} };
const server = new FastMCP({ name: 'bare-fastmcp', version: '1.0.0', logger: silent });
for (const { name, title, description, reads, input, output, answer } of toolShapes) {
  const text = JSON.stringify(answer);
  server.addTool({
    name,
    description,
    annotations: { title, readOnlyHint: reads },
    parameters: z.strictObject(input),
    outputSchema: z.object(output),
    execute: async () => ({ content: [{ type: 'text', text }], structuredContent: answer }),
  });
}
const port = await freePort();
const stateless = process.argv[2] === 'stateless';
await server.start({ transportType: 'httpStream', httpStream: { host: '127.0.0.1', port, stateless } });
announce({ url: `http://127.0.0.1:${port}/mcp`, headers: {} });
