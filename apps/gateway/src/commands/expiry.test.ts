import { parseExpiry } from './expiry.js';

const now = Date.parse('2030-01-01T10:00:00Z');
const hourMs = 3_600_000;

test.each([
  ['12h', now + 12 * hourMs],
  ['90d', now + 90 * 24 * hourMs],
  ['4w', now + 28 * 24 * hourMs],
  ['2030-02-28', Date.parse('2030-02-28T00:00:00Z')],
  ['2030-01-01T12:00+01:00', now + hourMs],
  ['2030-01-01T10:00:01Z', now + 1000],
])('reads %s', (text, atMs) => {
  expect(parseExpiry(text, now)).toBe(atMs);
});

test.each(['', '90', '90x', '-1d', '1.5d', '2030-02-30', '2030-13-01', '2030-01-02T10:00', 'tomorrow', '999999d'])(
  'does not guess what %j means',
  (text) => {
    expect(() => parseExpiry(text, now)).toThrow(expect.objectContaining({ code: 'expiry_invalid' }));
  },
);

test.each(['0d', '2030-01-01', '2030-01-01T10:00:00Z', '1999-12-31'])('refuses %s, which is over', (text) => {
  expect(() => parseExpiry(text, now)).toThrow('lies in the past');
});
