import { createStartRate } from './start-rate.js';

const limited = (id: number, most: unknown) => ({
  id,
  scheduling: { type: 'immediately', maximum_runs_per_minute: most },
});

test('a scenario starts so many times in any minute, and says how long to wait for the next', () => {
  const rate = createStartRate();
  expect(rate.take(limited(1, 2), 0)).toBe(0);
  expect(rate.take(limited(1, 2), 10_000)).toBe(0);
  expect(rate.take(limited(1, 2), 15_000)).toBe(45_000);
  expect(rate.take(limited(1, 2), 60_000)).toBe(0);
  expect(rate.take(limited(1, 2), 60_000)).toBe(10_000);
  expect(rate.take(limited(2, 2), 60_000)).toBe(0);
});

test('without a limit a scenario starts any number of times', () => {
  const rate = createStartRate();
  const waits = Array.from({ length: 500 }, () => rate.take(limited(1, null), 0));
  expect(waits.every((waitMs) => waitMs === 0)).toBe(true);
});
