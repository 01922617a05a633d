import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { measuredCall } from '../tools/tool-shapes.js';
import type { Served } from '../served.js';

/** From connecting the official client to its first answer from a tool, in milliseconds. */
export async function firstAnswerMs({ url, headers }: Served): Promise<number> {
  const client = new Client({ name: 'benchmark', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  const begunAt = performance.now();
  await client.connect(transport);
  const { isError } = await client.callTool(measuredCall);
  const tookMs = performance.now() - begunAt;
  if (isError === true) throw new Error(`${url} answered with an error.`);
  await client.close();
  return tookMs;
}
