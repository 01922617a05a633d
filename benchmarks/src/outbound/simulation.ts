import type { Comparison, ComparisonRow } from '../comparison.js';
import { windowTypes } from './server-model.js';
import type { WindowType } from './server-model.js';
import { simulate } from './simulate.js';
import type { SimulationPlan } from './simulate.js';

const windowMs = 60_000;
const limit = 1_000;
const replicaCounts = [1, 4, 16];
const calls = Number(process.env['CALLS'] ?? 1_000_000);
/** The anchor is refused often enough to be seen in far fewer. */
const anchorCalls = Math.min(calls, 20_000);

/** Share of 429 and use of the quota: the scheduler as it is shipped, and a token bucket, on one simulated clock. */
export async function compareSimulated(): Promise<Comparison> {
  const rows: ComparisonRow[] = [];
  for (const type of windowTypes) {
    for (const replicas of replicaCounts) rows.push(...(await rowsOf(type, replicas)));
  }
  return {
    title: 'Outbound, simulated: refused calls and use of the quota',
    rows,
    conditions: { calls, anchorCalls, limit, windowMs, latency: '20 ms log-normal each way, 1 % stalls up to 2 s' },
  };
}

async function rowsOf(type: WindowType, replicas: number): Promise<readonly ComparisonRow[]> {
  const plan: Omit<SimulationPlan, 'guard' | 'calls'> = {
    type,
    replicas,
    limit,
    windowMs,
    seed: replicas * 10 + windowTypes.indexOf(type),
  };
  const theirs = await simulate({ ...plan, calls: anchorCalls, guard: 'token bucket' });
  const ours = await simulate({ ...plan, calls, guard: 'ours' });
  const where = `${type}, ${replicas} replica${replicas === 1 ? '' : 's'}`;
  const anchor = 'token bucket';
  return [
    {
      what: `429 per 1000 calls, ${where}`,
      anchor,
      theirs: (1_000 * theirs.refused) / anchorCalls,
      ours: (1_000 * ours.refused) / calls,
      target: '0',
      reached: ours.refused === 0,
    },
    {
      what: `quota used, ${where}`,
      anchor,
      theirs: theirs.used,
      ours: ours.used,
      target: '≥ 0.97',
      reached: ours.used >= 0.97,
    },
  ];
}
