import { pace } from './pace.js';

test('lets no minute see more than the allowed number, counting what began before', () => {
  let nowMs = 0;
  const rate = pace(() => nowMs);
  const begunAtMs: number[] = [];
  for (let count = 0; count < 40; count += 1) {
    nowMs += rate.waitMs(6) + 250;
    rate.begin();
    begunAtMs.push(nowMs);
  }
  for (const atMs of begunAtMs) {
    const within = begunAtMs.filter((other) => other > atMs - 60_000 && other <= atMs);
    expect(within.length).toBeLessThanOrEqual(6);
  }
  expect(nowMs).toBeLessThan(7 * 60_000);
});

test('waits for the right request when more began than are allowed', () => {
  let nowMs = 1_000;
  const rate = pace(() => nowMs);
  for (let count = 0; count < 10; count += 1) rate.begin();
  expect(rate.waitMs(4)).toBe(60_000);
  nowMs += 60_000;
  expect(rate.waitMs(4)).toBe(0);
});
