import { isDeeperThan } from './json-depth.js';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

test('counts the levels of arrays and objects', () => {
  expect([isDeeperThan(0, 'text'), isDeeperThan(0, null), isDeeperThan(0, {})]).toEqual([false, false, true]);
  expect([isDeeperThan(3, { a: [{}] }), isDeeperThan(2, { a: [{}] })]).toEqual([false, true]);
  expect([isDeeperThan(200, nested(200)), isDeeperThan(200, nested(201))]).toEqual([false, true]);
});

test('is not overflowed by what it looks for', () => {
  expect(isDeeperThan(200, nested(500_000))).toBe(true);
});
