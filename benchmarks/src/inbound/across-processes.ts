import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startOwnRedis } from '@makegate/repo-redis';
import { z } from 'zod';
import type { ComparisonRow } from '../comparison.js';
import { worstWindow } from './worst-window.js';

const processes = 4;
const quota = 1_000;
const windowMs = 6_000;
const phases = 6;

const Admissions = z.array(z.array(z.object({ sentMs: z.number(), answeredMs: z.number() })));

/** The same with processes that share a Redis, in a tenth of the time: each phase has a key of its own, all run at once. */
export async function acrossProcesses(): Promise<readonly ComparisonRow[]> {
  const theirs = await worst('theirs');
  const ours = await worst('ours');
  const row = {
    what: `most calls in any 6 s, ${phases} phases, ${processes} processes on Redis`,
    anchor: 'RateLimiterRedis',
    theirs,
    ours,
    target: `at most ${quota}`,
    reached: ours <= quota,
  };
  return [row];
}

async function worst(contestant: string): Promise<number> {
  const server = await startOwnRedis();
  const startAtMs = Date.now() + 1_500;
  const task = JSON.stringify({ contestant, url: server.url, quota, windowMs, phases, processes, startAtMs });
  const program = fileURLToPath(new URL('calling-process.js', import.meta.url));
  const admitted = await Promise.all(
    Array.from({ length: processes }, async () => {
      const child = fork(program, [task]);
      const [message]: unknown[] = await once(child, 'message');
      return Admissions.parse(message);
    }),
  );
  await server.close();
  const byPhase = Array.from({ length: phases }, (_none, phase) => admitted.flatMap((of) => of[phase] ?? []));
  return Math.max(...byPhase.map((of) => worstWindow(of, windowMs)));
}
