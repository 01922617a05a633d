import type { Comparison } from '../comparison.js';
import { runReplicas } from './run-replicas.js';

const windowMs = 6_000;
const limit = 500;
const timeoutMs = 5_000;
const killAfterCalls = 2_000;
const calls = 5_000;

/** One of four processes is killed while it holds slots: nothing is refused, and its slots come back by themselves. */
export async function compareKilledReplica(): Promise<Comparison> {
  const plan = { window: 'sliding', windowMs, limit, calls, replicas: 4, timeoutMs } as const;
  const whole = await runReplicas({ ...plan, guard: 'ours' });
  const killed = await runReplicas({ ...plan, guard: 'ours', killAfterCalls });
  const killedAtMs = killed.killedAtMs ?? 0;
  const inWindows = killed.quota.windows.slice(0, -1).filter(({ startMs }) => startMs > killedAtMs);
  const returned = inWindows.filter(({ startMs }) => startMs >= killedAtMs + timeoutMs + windowMs);
  const least = Math.min(...inWindows.map(({ arrivals }) => arrivals));
  const after = mean(returned.map(({ arrivals }) => arrivals));
  return {
    title: 'Outbound: one of four processes is killed',
    rows: [
      {
        what: '429 in the whole run',
        anchor: 'nobody killed',
        theirs: whole.quota.refused,
        ours: killed.quota.refused,
        target: '0',
        reached: killed.quota.refused === 0,
      },
      {
        what: 'mean calls in a window, from timeout + window after the kill',
        anchor: 'limit',
        theirs: limit,
        ours: after,
        target: '≥ 0.95',
        reached: after >= 0.95 * limit,
      },
    ],
    conditions: { calls, killAfterCalls, limit, windowMs, timeoutMs, leastCallsInAWindowAfterTheKill: least },
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
