import * as fc from 'fast-check';
import { passedClock } from '../../test/passed-clock.js';
import type { PassedClock } from '../../test/passed-clock.js';
import { createCallScheduler } from './call-scheduler.js';
import type { CallScheduler } from './call-scheduler.js';
import { memorySlotPool } from './memory-slot-pool.js';
import type { SlotPool } from './slot-pool.js';

const windowMs = 10_000;
const timeoutMs = 3_000;
const graceMs = 1_000;

/** One call: how long after the one before it enters, and when within its time the server counts it and answers. */
interface Arrival {
  readonly gapMs: number;
  readonly replica: number;
  readonly priority: 'interactive' | 'normal' | 'batch';
  readonly upMs: number;
  readonly downMs: number;
  readonly end: 'answered' | 'unknown' | 'unsent';
}

const arrivals = fc.array(
  fc.record<Arrival>({
    gapMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000 })),
    replica: fc.nat(2),
    priority: fc.constantFrom('interactive', 'normal', 'batch'),
    upMs: fc.integer({ min: 0, max: 1_500 }),
    downMs: fc.integer({ min: 0, max: 1_500 }),
    end: fc.constantFrom('answered', 'answered', 'answered', 'unknown', 'unsent'),
  }),
  { minLength: 1, maxLength: 120 },
);

/** The instants at which the server counts a call, when these arrive at schedulers that share the pool. */
async function countedAtMs(clock: PassedClock, pool: SlotPool, limit: number, plan: readonly Arrival[]) {
  const counted: number[] = [];
  const schedulers = Array.from({ length: 3 }, () =>
    createCallScheduler({
      readLimit: async () => limit,
      limitUntilKnown: limit,
      windowMs,
      graceMs,
      pool,
      clock,
      random: () => 0.5,
    }),
  );
  for (const arrival of plan) {
    await clock.pass(arrival.gapMs);
    void send(schedulers[arrival.replica], arrival);
  }
  await clock.pass(plan.length * 20_000);
  return counted.toSorted((a, b) => a - b);

  async function send(scheduler: CallScheduler | undefined, { upMs, downMs, end, priority }: Arrival) {
    const call = { zone: 'z', organization: '1', user: 'ada', quota: 'counted', limitedBefore: false } as const;
    const leave = await scheduler?.enter({ ...call, priority, timeoutMs, deadlineAtMs: Infinity });
    if (end === 'unsent') return leave?.({ kind: 'unsent' });
    // A call of which nothing is heard may be counted at any time up to the grace after its timeout.
    const countedAfterMs = end === 'unknown' ? upMs + downMs + graceMs : upMs;
    clock.after(countedAfterMs, () => counted.push(clock.now()));
    clock.after(Math.min(timeoutMs, upMs + downMs), () => leave?.({ kind: end }));
  }
}

/** The most instants in any half-open span of one window. */
function mostInAnyWindow(instantsMs: readonly number[]): number {
  let first = 0;
  return instantsMs.reduce((most, atMs, at) => {
    while (atMs - (instantsMs[first] ?? atMs) >= windowMs) first += 1;
    return Math.max(most, at - first + 1);
  }, 0);
}

test('sends no more calls than the limit in any window, whatever arrives when and however it ends', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 30 }), async (plan, limit) => {
      const clock = passedClock();
      const counted = await countedAtMs(clock, memorySlotPool(clock), limit, plan);
      expect(mostInAnyWindow(counted)).toBeLessThanOrEqual(limit);
      expect(counted).toHaveLength(plan.filter(({ end }) => end !== 'unsent').length);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('would be caught by this measure if slots were freed a window after the sending', async () => {
  const found = await fc.check(
    fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 30 }), async (plan, limit) => {
      const clock = passedClock();
      const pool = memorySlotPool(clock);
      const hasty: SlotPool = {
        ...pool,
        take: (request) => pool.take({ ...request, holdMs: windowMs }),
        free: async (quota, slot, afterMs) => (afterMs === 0 ? pool.free(quota, slot, 0) : undefined),
      };
      const counted = await countedAtMs(clock, hasty, limit, plan);
      return mostInAnyWindow(counted) <= limit;
    }),
    { numRuns: 150 },
  );
  expect(found.failed).toBe(true);
}, 60_000);

/** 1 when all have the same, 1/n when one has everything. */
function jain(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum ** 2 / (values.length * values.reduce((total, value) => total + value ** 2, 0));
}

test('shares the quota evenly between users who all want more than their part, whatever each of them wants', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 40, max: 400 }), { minLength: 2, maxLength: 8 }), async (demands) => {
      const clock = passedClock();
      const limit = 20 * demands.length;
      const scheduler = createCallScheduler({
        readLimit: async () => limit,
        limitUntilKnown: limit,
        windowMs,
        clock,
        maxWaiting: 10_000,
        random: () => 0,
      });
      const served = demands.map(() => 0);
      const call = {
        zone: 'z',
        organization: '1',
        priority: 'normal',
        quota: 'counted',
        limitedBefore: false,
      } as const;
      const serve = async (user: string, count: () => void) => {
        const leave = await scheduler.enter({ ...call, user, timeoutMs, deadlineAtMs: Infinity });
        count();
        leave({ kind: 'answered' });
      };
      for (const [user, demand] of demands.entries()) {
        for (let turn = 0; turn < demand; turn += 1) {
          void serve(`${user}`, () => (served[user] = (served[user] ?? 0) + 1));
        }
      }
      await clock.pass(windowMs);
      expect(jain(served)).toBeGreaterThanOrEqual(0.98);
    }),
    { numRuns: 30 },
  );
}, 60_000);
