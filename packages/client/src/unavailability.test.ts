import { retryAfterMsOf } from './unavailability.js';

const nowMs = Date.parse('2026-01-01T00:00:00Z');

test.each([
  ['7', 7_000],
  ['0', 0],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['soon', 60_000],
  ['', 60_000],
  [undefined, 60_000],
])('reads Retry-After %s as %i ms', (header, expected) => {
  expect(retryAfterMsOf(header, nowMs)).toBe(expected);
});
