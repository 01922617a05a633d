import type { Comparison, ComparisonRow } from '../comparison.js';
import { guards } from './guards.js';
import { quotaUsed, runReplicas } from './run-replicas.js';
import type { ReplicasResult } from './run-replicas.js';
import { windowTypes } from './server-model.js';
import type { WindowType } from './server-model.js';

const windowMs = 6_000;
const limit = 500;
const replicas = 4;
const calls = Number(process.env['CALLS'] ?? 10_000);
const timeoutMs = 5_000;

interface Measured {
  readonly refusedShare: number;
  readonly used: number;
  readonly interactiveP95Ms: number;
}

/** Four real processes against the sandbox: all guards at the same time, each with a zone and a Redis of its own. */
export async function compareProcesses(): Promise<Comparison> {
  const rows: ComparisonRow[] = [];
  for (const window of windowTypes) rows.push(...(await rowsOf(window)));
  return {
    title: 'Outbound, four processes: refused calls, use of the quota, and the wait of interactive calls behind batch',
    rows,
    conditions: { calls, limit, windowMs, replicas, latency: '20 ms log-normal each way, 1 % stalls up to 2 s' },
  };
}

async function rowsOf(window: WindowType): Promise<readonly ComparisonRow[]> {
  const plan = { window, windowMs, limit, calls, replicas, timeoutMs };
  const names = Object.keys(guards);
  const measured = await Promise.all(names.map(async (guard) => measuredIn(await runReplicas({ ...plan, guard }))));
  const [ours, ...others] = measured;
  if (!ours) return [];
  const anchors = names.slice(1);
  const rows = others.flatMap((theirs, at) => rowsAgainst(`${window} window`, anchors[at] ?? '', ours, theirs));
  const bestMs = Math.min(...others.map(({ interactiveP95Ms }) => interactiveP95Ms));
  return [
    ...rows,
    {
      what: `interactive wait p95 ms, ${window} window`,
      anchor: 'best of them',
      theirs: bestMs,
      ours: ours.interactiveP95Ms,
      target: 'ratio ≤ 0.05',
      reached: ours.interactiveP95Ms <= bestMs / 20,
    },
  ];
}

function measuredIn({ quota, interactiveWaitsMs, lost }: ReplicasResult): Measured {
  if (lost > 0) console.log(`${lost} of ${quota.arrivals} calls lost their connection.`);
  return {
    refusedShare: quota.refused / quota.arrivals,
    used: quotaUsed(quota, windowMs),
    interactiveP95Ms: percentile(interactiveWaitsMs, 0.95),
  };
}

/** Infinity for none, for then nobody was let in. */
function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Infinity;
}

function rowsAgainst(where: string, anchor: string, ours: Measured, theirs: Measured): readonly ComparisonRow[] {
  return [
    {
      what: `share of 429, ${where}`,
      anchor,
      theirs: theirs.refusedShare,
      ours: ours.refusedShare,
      target: '0',
      reached: ours.refusedShare === 0,
    },
    {
      what: `quota used, ${where}`,
      anchor,
      theirs: theirs.used,
      ours: ours.used,
      target: '≥ 0.95',
      reached: ours.used >= 0.95,
    },
  ];
}
