import * as fc from 'fast-check';
import { countArrivals } from './quota-arrivals.js';
import { windowTypes } from './quota-window.js';

const traffic = fc.record({
  windowMs: fc.integer({ min: 1, max: 50 }),
  gaps: fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 120 }),
});

test.each(windowTypes)(
  'whatever arrives, the report of %s windows adds up, and its worst span is the worst there is',
  (window) => {
    fc.assert(
      fc.property(traffic, ({ windowMs, gaps }) => {
        let nowMs = 1_000;
        const count = countArrivals({ window, windowMs });
        const made = gaps.map(([gapMs, refused]) => {
          nowMs += gapMs;
          count.add(nowMs, refused);
          return { atMs: nowMs, refused };
        });
        const spans = made.map(
          ({ atMs }) => made.filter((one) => one.atMs > atMs - windowMs && one.atMs <= atMs).length,
        );
        const { arrivals, refused, mostInAnySpan, windows } = count.report();
        expect(mostInAnySpan).toBe(Math.max(0, ...spans));
        expect([arrivals, refused]).toEqual([made.length, made.filter((one) => one.refused).length]);
        for (const { startMs, arrivals: inside } of windows) {
          expect(inside).toBe(made.filter(({ atMs }) => atMs >= startMs && atMs < startMs + windowMs).length);
        }
        expect(windows.reduce((sum, one) => sum + one.arrivals, 0)).toBe(arrivals);
      }),
      { numRuns: 300 },
    );
  },
);

test('a zone that serves for long keeps the last thousand windows, and the sums of all', () => {
  const count = countArrivals({ window: 'clock', windowMs: 10 });
  for (let index = 0; index < 1_500; index += 1) count.add(index * 10, false);
  const { arrivals, windows } = count.report();
  expect([arrivals, windows.length, windows[0]?.startMs]).toEqual([1_500, 1_000, 5_000]);
});
