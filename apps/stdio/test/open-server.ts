import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import type { CallToolResult, ClientCapabilities, Progress, Tool } from '@modelcontextprotocol/sdk/types.js';
import type { Sandbox } from '@makegate/sandbox';

/** The built binary: what people run. */
export const serverScript = fileURLToPath(new URL('../bin/makegate.js', import.meta.url));

export interface OpenOptions {
  readonly args?: readonly string[];
  /** On top of the sandbox's address, token and team. An empty text takes one away. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  /** Prepares the client before it connects, e.g. to answer questions. */
  readonly prepare?: (client: Client) => void;
}

export interface OpenServer {
  readonly client: Client;
  readonly pid: number;
  readonly stderr: () => string;
  /** How often the server has said that its list of tools changed. */
  readonly listChanges: () => number;
  tools(): Promise<readonly Tool[]>;
  call(name: string, args?: Record<string, unknown>, options?: CallOptions): Promise<CallToolResult>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly onprogress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** What the server needs to work on a sandbox zone. */
export const accountOn = (sandbox: Sandbox): Record<string, string> => ({
  MAKE_ZONE: sandbox.url,
  MAKE_API_KEY: sandbox.apiToken,
  MAKE_TEAM: String(sandbox.teamId),
  // Tests leave nothing behind; the one about keeping sets a folder of its own.
  MAKEGATE_CACHE: 'off',
});

/** Starts the built server as a process and connects the official client to it. */
export async function openServer(sandbox: Sandbox | undefined, options: OpenOptions = {}): Promise<OpenServer> {
  const { args = [], environment = {}, capabilities = {}, prepare } = options;
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [serverScript, ...args],
    env: { PATH: process.env['PATH'] ?? '', ...(sandbox && accountOn(sandbox)), ...environment },
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const client = new Client({ name: 'end-to-end', version: '1.0.0' }, { capabilities });
  let listChanges = 0;
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => void (listChanges += 1));
  prepare?.(client);
  await client.connect(transport);
  return {
    client,
    pid: transport.pid ?? 0,
    stderr: () => stderr,
    listChanges: () => listChanges,
    tools: async () => (await client.listTools()).tools,
    call: async (name, given = {}, callOptions = {}) =>
      (await client.callTool({ name, arguments: given }, undefined, callOptions)) as CallToolResult,
    close: () => client.close(),
  };
}

/** The code of a failed call, from the JSON block that follows the sentence. */
export function failureOf(result: CallToolResult): { readonly code: string; readonly sentence: string } {
  const [sentence, details] = result.content;
  if (!result.isError || sentence?.type !== 'text' || details?.type !== 'text') {
    throw new Error(`not a failure: ${JSON.stringify(result)}`);
  }
  return { ...(JSON.parse(details.text) as { code: string }), sentence: sentence.text };
}

/** Asks again until the answer suits, at most for `patienceMs`. */
export async function eventually<T>(
  ask: () => Promise<T>,
  suits: (answer: T) => boolean,
  patienceMs = 10_000,
): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (suits(answer)) return answer;
    if (Date.now() > until) throw new Error(`still not so after ${patienceMs} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
