import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

type KeeperProcess = ChildProcessByStdio<Writable, Readable, null>;

/** A process of its own that runs servers and ends them when this process closes it, exits, crashes or is killed. */
export interface Keeper {
  /** In the order of the plans; 0 for one that could not be started. */
  readonly pids: readonly number[];
  /** Ends the servers, removes their folder and resolves when both is done. May be called twice. */
  close(): Promise<void>;
}

/** Starts `program` once for each plan (its arguments, with spaces between), in `folder`. */
export async function startKeeper(folder: string, program: string, plans: readonly string[]): Promise<Keeper> {
  const path = fileURLToPath(new URL('keeper.mjs', import.meta.url));
  const child = spawn(process.execPath, [path, folder, program, ...plans], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A group of its own: a Ctrl-C meant for the tests must not end the keeper before its servers.
    detached: true,
  });
  // Writing to a keeper that is gone is no news: its end is watched.
  child.stdin.on('error', () => {});
  const ended = once(child, 'exit');
  const pids = pidsIn(await firstLine(child, ended));
  void endOrphans(child, ended, { folder, pids });
  setWaiting(child, false);
  return {
    pids,
    async close() {
      setWaiting(child, true);
      child.stdin.end();
      await ended;
    },
  };
}

async function firstLine(child: KeeperProcess, ended: Promise<unknown>): Promise<string> {
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
  const early = ended.then(() => {
    throw new Error('The keeper of the Redis servers ended before it started them.');
  });
  return Promise.race([line, early]);
}

function pidsIn(line: string): readonly number[] {
  const pids: unknown = JSON.parse(line);
  if (!Array.isArray(pids)) throw new Error(`The keeper of the Redis servers printed ${line}`);
  return pids.map(Number);
}

/** Does the keeper's work when somebody killed it. */
async function endOrphans(
  child: KeeperProcess,
  ended: Promise<unknown>,
  { folder, pids }: { folder: string; pids: readonly number[] },
): Promise<void> {
  await ended;
  if (child.exitCode === 0) return;
  for (const pid of pids.filter((it) => it > 0)) kill(pid);
  rmSync(folder, { recursive: true, force: true });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
}

/** Whether this process stays alive for the keeper. Only while it is closing: a script that forgets to close may exit. */
function setWaiting(child: KeeperProcess, waiting: boolean): void {
  const call = waiting ? 'ref' : 'unref';
  child[call]();
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream[call]();
}
