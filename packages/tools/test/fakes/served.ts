import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { TransportSendOptions } from '@modelcontextprotocol/sdk/shared/transport.js';
import { CallToolResultSchema, type ClientCapabilities, type JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { connectFastMcp, type FastMcpConnection } from '../../src/fastmcp.js';
import type { Surface } from '../../src/surface.js';
import { surfaceOf } from './surfaces.js';
import { broken, burn, echo, slow } from './thing-tools.js';

/** What is served unless a test says otherwise. */
export const tools = [echo, burn, broken, slow];
const opened: { close(): Promise<void> }[] = [];

/** Ends every session of a test. */
export async function closeServed(): Promise<void> {
  await Promise.all(opened.splice(0).map((one) => one.close()));
}

export interface Pair {
  readonly client: Client;
  readonly clientTransport: InMemoryTransport;
  readonly serverTransport: InMemoryTransport;
  readonly connection: FastMcpConnection;
  readonly logged: string[];
  /** All that the server has sent. */
  readonly sent: { readonly message: JSONRPCMessage; readonly options: TransportSendOptions | undefined }[];
}

/** A served surface and a client that has not yet connected. */
export async function serve(
  surface: Surface = surfaceOf(tools),
  capabilities: ClientCapabilities = {},
  ready?: Promise<unknown>,
): Promise<Pair> {
  const [clientTransport, serverTransport] = InMemoryTransport.createLinkedPair();
  const sent: Pair['sent'] = [];
  const send = serverTransport.send.bind(serverTransport);
  serverTransport.send = async (message, options) => {
    sent.push({ message, options });
    await send(message);
  };
  const logged: string[] = [];
  const connection = await connectFastMcp({
    name: 'test',
    title: 'Test server',
    version: '1.2.3',
    instructions: 'Read this first.',
    surface,
    ...(ready && { ready }),
    transport: serverTransport,
    log: (level, text) => logged.push(`${level}: ${text}`),
  });
  const client = new Client({ name: 'tester', version: '1.0.0' }, { capabilities });
  opened.push(client, connection);
  return { client, clientTransport, serverTransport, connection, logged, sent };
}

/** The same, connected. */
export async function connected(
  surface?: Surface,
  capabilities?: ClientCapabilities,
  ready?: Promise<unknown>,
): Promise<Pair> {
  const pair = await serve(surface, capabilities, ready);
  await pair.client.connect(pair.clientTransport);
  return pair;
}

/** Calls a tool as the client would. */
export const call = async (client: Client, name: string, args: Record<string, unknown> = {}) =>
  CallToolResultSchema.parse(await client.callTool({ name, arguments: args }));

/** The text blocks of an answer. */
export const textsOf = ({ content }: Awaited<ReturnType<typeof call>>) =>
  content.map((block) => (block.type === 'text' ? block.text : block.type));
