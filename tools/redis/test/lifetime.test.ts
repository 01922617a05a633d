import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLimitMs, startOwnRedis } from '../src/index.ts';
import { waitUntil } from '../src/wait-until.ts';

const program = fileURLToPath(new URL('programs/starter.ts', import.meta.url));

const starters: ChildProcess[] = [];
afterEach(() => {
  for (const child of starters.splice(0)) child.kill('SIGKILL');
});

/** A process of its own that has started servers and will go the way it is told to. */
async function starter(kind: 'single' | 'cluster', end: string, folder = tmpdir()) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, kind, end], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TMPDIR: folder },
    detached: true,
  });
  starters.push(child);
  const ended = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  return { pid: child.pid ?? 0, pids: JSON.parse(String(line)) as number[], ended };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const areGone = (pids: readonly number[]) =>
  waitUntil('the servers are gone', async () => !pids.some((pid) => isRunning(pid)));

const parentOf = async (pid: number): Promise<number> =>
  Number((await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(pid)])).stdout);

test.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'ends the server when the process that started it gets %s',
  async (signal) => {
    const { pid, pids, ended } = await starter('single', 'wait to be killed');
    expect(pids.map(isRunning)).toEqual([true]);
    process.kill(pid, signal);
    await ended;
    await areGone(pids);
  },
  startLimitMs,
);

test(
  'ends the server when the whole process group is killed, as a runner does that ran out of patience',
  async () => {
    const { pid, pids, ended } = await starter('single', 'wait to be killed');
    process.kill(-pid, 'SIGKILL');
    await ended;
    await areGone(pids);
  },
  startLimitMs,
);

test.each(['come to its end', 'call exit', 'throw', 'reject'])(
  'ends the server of a process that forgets to close it: %s',
  async (end) => {
    const { pids, ended } = await starter('single', end);
    await ended;
    await areGone(pids);
  },
  startLimitMs,
);

test(
  'ends all six servers of a cluster whose starter is killed, and removes their folder',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lifetime-'));
    const { pid, pids, ended } = await starter('cluster', 'wait to be killed', folder);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(pids.map(isRunning)).toEqual(Array(6).fill(true));
    process.kill(pid, 'SIGKILL');
    await ended;
    await areGone(pids);
    await waitUntil('the folder is gone', async () => readdirSync(folder).length === 0);
    rmdirSync(folder);
  },
  startLimitMs,
);

test(
  'ends the server when somebody kills the process that watches over it',
  async () => {
    const redis = await startOwnRedis();
    process.kill(await parentOf(redis.pid), 'SIGKILL');
    await areGone([redis.pid]);
    await redis.close();
  },
  startLimitMs,
);

test(
  'has ended the server when close resolves, also the second time and after somebody killed it',
  async () => {
    const [closed, killed] = await Promise.all([startOwnRedis(), startOwnRedis()]);
    await closed.close();
    expect(isRunning(closed.pid)).toBe(false);
    await closed.close();

    process.kill(killed.pid, 'SIGKILL');
    await areGone([killed.pid]);
    await killed.close();
  },
  startLimitMs,
);
