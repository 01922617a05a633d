import { queueLimitOf } from './queue-limit.js';

test('a queue takes 667 deliveries for every 10,000 credits a month', () => {
  expect(queueLimitOf({ operations: 10_000 })).toBe(667);
  expect(queueLimitOf({ operations: 80_000 })).toBe(5_336);
});

test('no queue takes more than 10,000 deliveries', () => {
  expect(queueLimitOf({ operations: 150_000 })).toBe(10_000);
  expect(queueLimitOf({ operations: 800_000 })).toBe(10_000);
});

test('a plan without credits has no queue', () => {
  expect(queueLimitOf({})).toBe(0);
});
