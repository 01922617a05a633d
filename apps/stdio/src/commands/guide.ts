import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import { version } from '../version.js';

/** Where the tour speaks to its reader. */
export type Say = (text: string) => void;

/** A client that tells what it does. Every call rejects when the tool failed. */
export interface Guide {
  chapter(title: string): void;
  tell(text: string): void;
  greeting(): string;
  tools(): Promise<readonly Tool[]>;
  call<Reply extends z.ZodType>(name: string, args: Arguments, reply: Reply): Promise<z.output<Reply>>;
  /** The same without telling. */
  quietly<Reply extends z.ZodType>(name: string, args: Arguments, reply: Reply): Promise<z.output<Reply>>;
  close(): Promise<void>;
}

type Arguments = Readonly<Record<string, unknown>>;

const serverScript = fileURLToPath(new URL('../bin/makegate.js', import.meta.url));

/** A token is only good once and for five minutes, but nobody wants to read one. */
const shown = (args: Arguments): string => JSON.stringify(args).replace(/("confirmationToken":"[^"]{12})[^"]*/, '$1…');

/** Starts a server process on the practice zone and connects the official client to it. */
export async function openGuide(say: Say): Promise<Guide> {
  const client = new Client({ name: 'makegate-tour', version });
  const args = [serverScript, '--sandbox', '--toolset', 'everything', '--cache', 'off'];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'inherit' }));
  let chapters = 0;
  const tell = (text: string): void => say(`   ${text.replaceAll('\n', '\n   ')}`);

  const quietly: Guide['quietly'] = async (name, given, reply) => {
    const answer = await client.callTool({ name, arguments: { ...given } }, undefined, {
      onprogress: ({ message }) => tell(`  … ${message ?? 'still working'}`),
    });
    if (answer.isError) throw new Error(`${name} failed: ${JSON.stringify(answer.content)}`);
    return reply.parse(answer.structuredContent);
  };

  return {
    tell,
    quietly,
    chapter: (title) => say(`\n${(chapters += 1)}. ${title}`),
    greeting: () => {
      const server = client.getServerVersion();
      return `${server?.title ?? server?.name} ${server?.version}: ${client.getInstructions() ?? ''}`;
    },
    tools: async () => (await client.listTools()).tools,
    call: (name, given, reply) => {
      tell(`> ${name} ${shown(given)}`);
      return quietly(name, given, reply);
    },
    close: () => client.close(),
  };
}
