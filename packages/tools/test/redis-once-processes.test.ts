import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startLimitMs, startRedis } from '@makegate/repo-redis';
import type { StartedRedis } from '@makegate/repo-redis';

let started: StartedRedis;
beforeAll(async () => {
  started = await startRedis();
}, startLimitMs);
afterAll(() => started.close());

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process that claims what it is told to, through the built package. */
async function startReplica() {
  const program = fileURLToPath(new URL('programs/claim-once.ts', import.meta.url));
  const args = ['--disable-warning=ExperimentalWarning', program, started.url, started.keyPrefix];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => (await lines.next()).value ?? 'ended';
  expect(await next()).toBe('connected');
  return {
    async claim(id: string): Promise<number> {
      child.stdin.write(`${id}\n`);
      return Number(await next());
    },
    async end(): Promise<void> {
      child.stdin.end();
      expect(await ended).toEqual([0, null]);
    },
  };
}

test('lets one of four processes that claim the same id at once win it, once, fifty times over', async () => {
  const replicas = await Promise.all([1, 2, 3, 4].map(startReplica));
  const wins: number[] = [];
  for (let round = 1; round <= 50; round += 1) {
    const won = await Promise.all(replicas.map((replica) => replica.claim(`token${round}`)));
    wins.push(won.reduce((sum, count) => sum + count));
  }
  expect(wins).toEqual(Array(50).fill(1));
  await Promise.all(replicas.map((replica) => replica.end()));
}, 60_000);
