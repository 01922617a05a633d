import { memoryLimiter } from '@makegate/ratelimit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Comparison, ComparisonRow } from '../comparison.js';
import { interleaved } from '../interleaved.js';
import { median } from '../median.js';
import { floodOfKeys } from './flood-of-keys.js';

const rounds = 10;
const callsPerRound = 400_000;
const keys = 1_000;
const windowSeconds = 600;
const least = 0.75;

/** One layer in memory, for calls that fit and for calls that do not, and what ten million keys leave behind. */
export async function compareMemory(): Promise<Comparison> {
  const rows: ComparisonRow[] = [await allowed(), await refused()];
  const flood = await floodOfKeys();
  return {
    title: 'One layer in memory',
    rows: [...rows, ...flood],
    conditions: { rounds, callsPerRound, keys, windowSeconds },
  };
}

const allowed = () => compare('calls a second that fit', 1_000_000_000);
const refused = () => compare('calls a second that are refused', 1);

async function compare(what: string, quota: number): Promise<ComparisonRow> {
  const windowMs = windowSeconds * 1000;
  const limiter = memoryLimiter([{ name: 'calls', key: ['principal'], quota, windowMs, whenStoreFails: 'closed' }]);
  const flexible = new RateLimiterMemory({ points: quota, duration: windowSeconds });
  const names = Array.from({ length: keys }, (_none, at) => `principal ${at}`);
  const contestants = {
    ours: () => perSecond(names, (principal) => limiter.consume({ principal, effect: 'read' })),
    // It rejects what does not fit.
    theirs: () => perSecond(names, (name) => flexible.consume(name).catch(() => undefined)),
  };
  await interleaved(contestants, 2);
  const samples = await interleaved(contestants, rounds);
  const [ours, theirs] = [median(samples['ours'] ?? []), median(samples['theirs'] ?? [])];
  const target = `at least ${least} times as many`;
  return { what, anchor: 'RateLimiterMemory', theirs, ours, target, reached: ours >= least * theirs };
}

async function perSecond(names: readonly string[], consume: (name: string) => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  for (let call = 0; call < callsPerRound; call += 1) await consume(names[call % names.length] ?? '');
  return (callsPerRound * 1000) / (performance.now() - startMs);
}
