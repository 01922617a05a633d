import * as fc from 'fast-check';
import { createQuota } from './quota.js';
import { windowTypes } from './quota-window.js';
import type { WindowType } from './quota-window.js';

interface Traffic {
  readonly limit: number;
  readonly windowMs: number;
  readonly arrivalsMs: readonly number[];
}

/** Calls one after the other, close together and far apart, some of them exactly one window later. */
const traffic: fc.Arbitrary<Traffic> = fc
  .record({ limit: fc.integer({ min: 1, max: 6 }), windowMs: fc.integer({ min: 1, max: 60 }), startMs: fc.nat(100) })
  .chain(({ limit, windowMs, startMs }) => {
    const gap = fc.oneof(fc.nat(3), fc.nat(windowMs + 1), fc.constantFrom(0, windowMs - 1, windowMs, windowMs + 1));
    return fc.array(gap, { maxLength: 80 }).map((gaps) => {
      let atMs = startMs;
      return { limit, windowMs, arrivalsMs: gaps.map((ms) => (atMs += ms)) };
    });
  });

function admissions(window: WindowType, { limit, windowMs, arrivalsMs }: Traffic) {
  let nowMs = 0;
  const limits = { of: () => limit, set: () => undefined };
  const quota = createQuota({ window, windowMs, enforced: true, limits, now: () => nowMs });
  return arrivalsMs.map((atMs) => {
    nowMs = atMs;
    return { atMs, admitted: quota.take(1) };
  });
}

/** The windows by their definition, worked out afresh for each call: the admitted calls that lie in one with it. */
const together: Record<WindowType, (admittedMs: readonly number[], atMs: number, windowMs: number) => number> = {
  clock: (admittedMs, atMs, windowMs) =>
    admittedMs.filter((ms) => ms >= atMs - (atMs % windowMs) && ms < atMs - (atMs % windowMs) + windowMs).length,
  sliding: (admittedMs, atMs, windowMs) => admittedMs.filter((ms) => ms > atMs - windowMs && ms <= atMs).length,
  'first-hit': (admittedMs, atMs, windowMs) => {
    let startMs = -Infinity;
    for (const ms of admittedMs) if (ms >= startMs + windowMs) startMs = ms;
    return atMs >= startMs + windowMs ? 0 : admittedMs.filter((ms) => ms >= startMs).length;
  },
};

test.each(windowTypes)(
  'a window of the type %s never admits more than the limit, and refuses only when it is full',
  (type) => {
    fc.assert(
      fc.property(traffic, (made) => {
        const admittedMs: number[] = [];
        for (const { atMs, admitted } of admissions(type, made)) {
          expect(admitted).toBe(together[type](admittedMs, atMs, made.windowMs) < made.limit);
          if (admitted) admittedMs.push(atMs);
        }
      }),
      { numRuns: 500 },
    );
  },
);

test('no stretch of time as long as the window holds more than the limit when it slides', () => {
  fc.assert(
    fc.property(traffic, (made) => {
      const admittedMs = admissions('sliding', made).flatMap(({ atMs, admitted }) => (admitted ? [atMs] : []));
      for (const fromMs of admittedMs) {
        const inside = admittedMs.filter((ms) => ms >= fromMs && ms < fromMs + made.windowMs);
        expect(inside.length).toBeLessThanOrEqual(made.limit);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['clock', [true, true, false, true, true, false]],
  ['first-hit', [true, true, false, false, false, true]],
  ['sliding', [true, true, false, false, false, true]],
] as const)('two calls a minute, asked from second 50 to 110: %s admits %j', (window, expected) => {
  const arrivalsMs = [50, 51, 59, 60, 61, 110].map((second) => second * 1_000);
  const seen = admissions(window, { limit: 2, windowMs: 60_000, arrivalsMs });
  expect(seen.map(({ admitted }) => admitted)).toEqual(expected);
});

test('only where windows are cut do twice as many calls pass within one minute', () => {
  const arrivalsMs = [0, 59, 60, 61, 62].map((second) => second * 1_000);
  const passed = (window: WindowType) =>
    admissions(window, { limit: 2, windowMs: 60_000, arrivalsMs }).map(({ admitted }) => admitted);
  expect(passed('first-hit')).toEqual([true, true, true, true, false]);
  expect(passed('sliding')).toEqual([true, true, true, false, false]);
});

test.each(windowTypes)('a clock that is set back begins a new window of the type %s', (type) => {
  const arrivalsMs = [500_000, 500_001, 100_000];
  const seen = admissions(type, { limit: 1, windowMs: 60_000, arrivalsMs });
  expect(seen.map(({ admitted }) => admitted)).toEqual([true, false, true]);
});
