import { createArrivalRate } from './arrival-rate.js';

const admitMany = (rate: ReturnType<typeof createArrivalRate>, key: number, nowMs: number, count: number): number =>
  Array.from({ length: count }, () => rate.admit(key, nowMs)).filter(Boolean).length;

test('a hook takes 300 deliveries in ten seconds', () => {
  const rate = createArrivalRate();
  expect(admitMany(rate, 1, 0, 400)).toBe(300);
  expect(admitMany(rate, 1, 9_999, 10)).toBe(0);
  expect(admitMany(rate, 1, 10_000, 400)).toBe(300);
});

test('the ten seconds slide, and hooks do not count for each other', () => {
  const rate = createArrivalRate();
  expect(admitMany(rate, 1, 0, 200)).toBe(200);
  expect(admitMany(rate, 1, 6_000, 200)).toBe(100);
  expect(admitMany(rate, 2, 6_000, 200)).toBe(200);
  expect(admitMany(rate, 1, 10_000, 300)).toBe(200);
});
