import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CallToolResultSchema, type ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import { closeLater } from './served-gateway.js';

/** What a client brings along. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly fetch?: typeof fetch;
}

/** The official client and its transport, connected. */
export async function connectClient(
  url: string,
  key: string,
  { capabilities = {}, fetch: fetched }: ClientOptions = {},
) {
  const client = new Client({ name: 'tester', version: '1.0.0' }, { capabilities });
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { Authorization: `Bearer ${key}` } },
    ...(fetched && { fetch: fetched }),
  });
  closeLater(client);
  await client.connect(transport);
  return { client, transport };
}

/** Calls a tool and reads its structured answer. */
export async function callTool(client: Client, name: string, args: Record<string, unknown>) {
  return CallToolResultSchema.parse(await client.callTool({ name, arguments: args })).structuredContent;
}

/** Calls a tool and reads the facts of its failure; `code` is `ok` when it did not fail. */
export async function failureOf(client: Client, name: string, args: Record<string, unknown>) {
  const { content, isError } = CallToolResultSchema.parse(await client.callTool({ name, arguments: args }));
  const facts = content.at(-1);
  const found: { code: string } & Record<string, unknown> =
    isError && facts?.type === 'text' ? JSON.parse(facts.text) : { code: 'ok' };
  return found;
}
