import { retryDelayMs } from './retry-delay.js';

const nowMs = Date.UTC(2026, 2, 1, 12);
const delay = (attempt: number, retryAfter?: string, random = 0) =>
  retryDelayMs(attempt, 1_000, retryAfter, { now: () => nowMs, random: () => random });

test('doubles from the first wait, up to an hour, and takes off as much as a half', () => {
  expect([1, 2, 3, 4].map((attempt) => delay(attempt))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(delay(40)).toBe(3_600_000);
  expect(delay(2, undefined, 1)).toBe(1_000);
});

test('waits at least as long as it is asked to, in seconds or until a date, up to an hour', () => {
  expect(delay(1, '60')).toBe(60_000);
  expect(delay(1, 'Sun, 01 Mar 2026 12:02:00 GMT')).toBe(120_000);
  expect(delay(1, '86400')).toBe(3_600_000);
  expect(delay(1, 'Mon, 02 Mar 2026 12:00:00 GMT')).toBe(3_600_000);
});

test('passes over what is shorter than its own wait, past, or no time at all', () => {
  for (const retryAfter of ['0', 'Sun, 01 Mar 2026 11:00:00 GMT', 'soon', '']) expect(delay(2, retryAfter)).toBe(2_000);
});
