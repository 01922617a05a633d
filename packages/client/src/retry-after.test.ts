import { retryAfterMsOf } from './retry-after.js';

const nowMs = Date.parse('2026-01-01T00:00:00Z');

test.each([
  ['7', 7_000],
  [' 7 ', 7_000],
  ['0', 0],
  ['3600', 3_600_000],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
])('reads Retry-After %s as %i ms', (header, expected) => {
  expect(retryAfterMsOf(header, nowMs)).toBe(expected);
});

test.each(['3601', '9'.repeat(400), 'Fri, 02 Jan 2026 00:00:00 GMT'])('waits an hour at most for %s', (header) => {
  expect(retryAfterMsOf(header, nowMs)).toBe(3_600_000);
});

test.each([
  'soon',
  '',
  undefined,
  '-5',
  '+5',
  '1.5',
  '0x10',
  '1e3',
  '5 s',
  '2026-01-01T00:00:30Z',
  'Jan 1 2026',
  'Thu, 99 Foo 2026 00:00:30 GMT',
])('waits a minute for %j, which is neither whole seconds nor a date', (header) => {
  expect(retryAfterMsOf(header, nowMs)).toBe(60_000);
});
