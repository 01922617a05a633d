import { createQuota } from './quota.js';

test('gives as many as the limit in a minute, and as many again in the next', () => {
  let nowMs = 0;
  const quota = createQuota(2, () => nowMs);
  expect([quota.take(), quota.take(), quota.take()]).toEqual([true, true, false]);
  nowMs = 59_999;
  expect(quota.take()).toBe(false);
  nowMs = 60_000;
  expect([quota.take(), quota.take(), quota.take()]).toEqual([true, true, false]);
});

test('refuses nothing without a limit', () => {
  const quota = createQuota(undefined, () => 0);
  expect(Array.from({ length: 1_000 }, () => quota.take())).not.toContain(false);
});
