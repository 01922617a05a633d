import { createRandom } from '../seed/random.js';
import { drawDelay } from './fault-delay.js';
import type { Delay } from './fault-delay.js';

/** Many delays of the same seed, shortest first. */
function draws(delay: Delay, seed = 1): number[] {
  const random = createRandom(seed);
  return Array.from({ length: 10_000 }, () => drawDelay(delay, random)).toSorted((one, other) => one - other);
}

const at = (delays: readonly number[], quantile: number): number =>
  delays[Math.floor(quantile * (delays.length - 1))] ?? Number.NaN;

test('a constant delay never changes', () => {
  const delays = draws({ distribution: 'constant', ms: 120 });
  expect([at(delays, 0), at(delays, 1)]).toEqual([120, 120]);
});

test('a uniform delay stays between its ends and fills the space evenly', () => {
  const delays = draws({ distribution: 'uniform', minMs: 100, maxMs: 300 });
  expect(at(delays, 0)).toBeGreaterThanOrEqual(100);
  expect(at(delays, 1)).toBeLessThanOrEqual(300);
  for (const quantile of [0.25, 0.5, 0.75])
    expect(Math.abs(at(delays, quantile) - (100 + 200 * quantile))).toBeLessThan(5);
});

test('a log-normal delay has its median, and tails as its sigma says', () => {
  const delays = draws({ distribution: 'log-normal', medianMs: 80, sigma: 0.5 });
  // The normal distribution has 84.13 % of its mass below one standard deviation.
  expect(at(delays, 0.5) / 80).toBeCloseTo(1, 1);
  expect(at(delays, 0.8413) / (80 * Math.exp(0.5))).toBeCloseTo(1, 1);
  expect(at(delays, 0.1587) / (80 * Math.exp(-0.5))).toBeCloseTo(1, 1);
});

test('the same seed draws the same delays, another seed draws others', () => {
  const delay: Delay = { distribution: 'log-normal', medianMs: 80, sigma: 1 };
  expect(draws(delay, 7)).toEqual(draws(delay, 7));
  expect(draws(delay, 7)).not.toEqual(draws(delay, 8));
});

test('no delay is longer than a timer can wait', () => {
  const delays = draws({ distribution: 'log-normal', medianMs: 2 ** 31 - 1, sigma: 10 });
  expect(at(delays, 1)).toBe(2 ** 31 - 1);
});
