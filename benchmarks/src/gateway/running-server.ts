import { fork } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Served } from './served.js';

/** A server in a process of its own. */
export interface RunningServer extends Served {
  /** The resident set now, in MiB. */
  rssMib(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the script, named relative to this folder, and waits until it has said where it serves. */
export async function startServer(script: string, args: readonly string[] = []): Promise<RunningServer> {
  // Standard output is not ours: mcp-proxy writes to it whatever logger fastmcp was given.
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, { stdio });
  const ended = once(child, 'exit');
  const died = ended.then(([code]) => {
    throw new Error(`${script} ended with ${String(code)} instead of serving.`);
  });
  const [message] = await Promise.race([once(child, 'message'), died]);
  died.catch(() => {});
  return {
    ...Served.parse(message),
    async rssMib() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
