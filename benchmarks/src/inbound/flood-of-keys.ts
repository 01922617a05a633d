import { memoryLimiter } from '@makegate/ratelimit';
import type { ComparisonRow } from '../comparison.js';

const strangers = 10_000_000;
const quota = 1_000;
const capacity = 100_000;

/** Ten million keys within one window, after one that has spent nearly all of its quota. */
export async function floodOfKeys(): Promise<readonly ComparisonRow[]> {
  let nowMs = 0;
  const limiter = memoryLimiter(
    [{ name: 'calls', key: ['principal'], quota, windowMs: 60_000, whenStoreFails: 'closed' }],
    { capacity, now: () => nowMs },
  );
  const consume = (principal: string) => limiter.consume({ principal, effect: 'read' });
  for (let call = 0; call < quota - 1; call += 1) await consume('old key');
  const before = usedMiB();
  let admitted = 0;
  let most = before;
  for (let stranger = 0; stranger < strangers; stranger += 1) {
    nowMs = (stranger / strangers) * 59_000;
    if ((await consume(`stranger ${stranger}`)).allowed) admitted += 1;
    if (stranger % 1_000_000 === 0) most = Math.max(most, usedMiB());
  }
  const grownMiB = Math.max(most, usedMiB()) - before;
  const oldKey = [(await consume('old key')).allowed, (await consume('old key')).allowed];
  return [
    row('MiB that 10^7 keys take', 100, grownMiB, 'at most 100 at 100 000 counters', grownMiB <= 100),
    row(
      'strangers admitted beyond the counters',
      quota,
      admitted - (capacity - 1),
      'one quota for all of them',
      admitted - (capacity - 1) <= quota,
    ),
    row(
      'calls left to the old key',
      1,
      oldKey.filter(Boolean).length,
      'as many as before the flood',
      String(oldKey) === 'true,false',
    ),
  ];
}

const row = (what: string, theirs: number, ours: number, target: string, reached: boolean): ComparisonRow => ({
  what,
  anchor: 'the bound',
  theirs,
  ours,
  target,
  reached,
});

function usedMiB(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
