import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { layersOf } from './layers-of.js';
import { memoryCounters } from './memory-counters.js';

/** Times and costs of what was admitted. */
type Admitted = readonly (readonly [atMs: number, cost: number])[];

/** The most that was admitted in any stretch of `windowMs`; every worst one begins with an admission. */
function worstOf(admitted: Admitted, windowMs: number): number {
  return Math.max(
    0,
    ...admitted.map(([fromMs]) =>
      admitted.reduce((sum, [atMs, cost]) => (atMs >= fromMs && atMs < fromMs + windowMs ? sum + cost : sum), 0),
    ),
  );
}

const policy = (quota: number, windowMs: number, counting: 'window' | 'bucket' = 'window') =>
  ({ name: 'calls', key: ['ip'], quota, windowMs, counting, whenStoreFails: 'closed' }) as const;

/** Calls of several addresses: pauses from nothing to longer than a window, in floods and one by one. */
const arrivals = (windowMs: number) =>
  array(
    record({
      afterMs: constantFrom(0, 0, 1, 7, windowMs / 60, windowMs / 7, windowMs - 1, windowMs, windowMs + windowMs / 60),
      jitterMs: integer({ min: 0, max: 3 }),
      calls: integer({ min: 1, max: 40 }),
      cost: integer({ min: 1, max: 5 }),
      ip: constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'),
    }),
    { maxLength: 40 },
  );

const quotas = constantFrom(1, 7, 60, 100, 101, 250);
const windows = constantFrom(60, 600, 1_003, 60_000);

test('admits no more than the quota in any window, wherever it begins and however calls arrive', () => {
  const promise = property(
    quotas,
    windows,
    windows.chain(arrivals),
    constantFrom(1, 2, 100),
    (quota, windowMs, given, capacity) => {
      const layersFor = layersOf([policy(quota, windowMs)]);
      const charge = memoryCounters(capacity);
      const admitted = new Map<string, [number, number][]>();
      let nowMs = 1_790_000_000_000;
      for (const { afterMs, jitterMs, calls, cost, ip } of given) {
        nowMs += Math.floor(afterMs) + jitterMs;
        for (let call = 0; call < calls; call += 1) {
          const { charged } = charge(layersFor({ ip, effect: 'read', principal: undefined, cost }), nowMs);
          if (charged) admitted.set(ip, [...(admitted.get(ip) ?? []), [nowMs, cost]]);
        }
      }
      for (const of of admitted.values()) expect(worstOf(of, windowMs)).toBeLessThanOrEqual(quota);
    },
  );
  assert(promise, { numRuns: 200 });
});

test('says the truth about waiting: a call fits as soon as it was told, and not a moment before', () => {
  const promise = property(
    quotas,
    windows,
    constantFrom('window' as const, 'bucket' as const),
    windows.chain(arrivals),
    (quota, windowMs, counting, given) => {
      const layersFor = layersOf([policy(quota, windowMs, counting)]);
      const charge = memoryCounters(100);
      const attempt = (cost: number, atMs: number) =>
        charge(layersFor({ ip: '192.0.2.1', effect: 'read', principal: undefined, cost }), atMs);
      let nowMs = 1_790_000_000_000;
      for (const { afterMs, calls, cost: asked } of given) {
        nowMs += Math.floor(afterMs);
        const cost = Math.min(asked, quota);
        for (let call = 0; call < calls; call += 1) {
          const { charged, counts } = attempt(cost, nowMs);
          if (charged) continue;
          const waitMs = counts[0]?.waitMs ?? 0;
          // A bucket may fit a moment earlier, because of rounding.
          expect(counting === 'window' && attempt(cost, nowMs + waitMs - 1).charged).toBe(false);
          expect(attempt(cost, nowMs + waitMs).charged).toBe(true);
          nowMs += waitMs;
        }
      }
    },
  );
  assert(promise, { numRuns: 200 });
});

test('lets at least 98 % of the quota be used by somebody who always asks', () => {
  const layersFor = layersOf([policy(1_000, 60_000)]);
  const charge = memoryCounters(1);
  const call = { ip: '192.0.2.1', effect: 'read', principal: undefined };
  let admitted = 0;
  for (let atMs = 0; atMs < 20 * 60_000; atMs += 5) {
    if (charge(layersFor(call), 1_790_000_000_000 + atMs).charged && atMs >= 5 * 60_000) admitted += 1;
  }
  expect(admitted).toBeGreaterThanOrEqual(0.98 * 15 * 1_000);
});

test('holds a bucket to its burst and what leaks meanwhile', () => {
  const promise = property(windows.chain(arrivals), (given) => {
    const layersFor = layersOf([policy(20, 1_000, 'bucket')]);
    const charge = memoryCounters(100);
    const admitted: [number, number][] = [];
    let nowMs = 1_790_000_000_000;
    for (const { afterMs, calls, cost } of given) {
      nowMs += Math.floor(afterMs);
      for (let call = 0; call < calls; call += 1) {
        const { charged } = charge(layersFor({ ip: '192.0.2.1', effect: 'read', principal: undefined, cost }), nowMs);
        if (charged) admitted.push([nowMs, cost]);
      }
    }
    for (const spanMs of [1, 50, 500, 1_000, 5_000]) {
      expect(worstOf(admitted, spanMs)).toBeLessThanOrEqual(20 + (20 * spanMs) / 1_000 + 1e-6);
    }
  });
  assert(promise, { numRuns: 200 });
});
