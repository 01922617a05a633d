import { checkedDeadlineMs } from './deadline.js';

test.each([0.5, 1, 60_000, 2 ** 31 - 1])('takes %d ms as they are', (deadlineMs) => {
  expect(checkedDeadlineMs('scenarios.get', deadlineMs)).toBe(deadlineMs);
});

test.each([Number.NaN, 0, -1, 2 ** 31, Infinity, -Infinity])(
  'refuses %d ms, with the largest value in its place',
  (deadlineMs) => {
    expect(() => checkedDeadlineMs('scenarios.get', deadlineMs)).toThrow(
      expect.objectContaining({
        code: 'arguments_invalid',
        endpoint: 'scenarios.get',
        issues: [{ path: 'deadlineMs', reason: expect.stringContaining('at most 2147483647') }],
      }),
    );
  },
);
