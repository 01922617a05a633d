import { redirectOf } from './redirect.js';

const from = 'https://eu2.make.com/api/v2/a';

test('follows a GET within the same origin', () => {
  expect(redirectOf('GET', 302, from, '/api/v2/b')).toEqual({ to: 'https://eu2.make.com/api/v2/b' });
});

test.each([
  ['another host', 'https://evil.example/api/v2/a'],
  ['another port', 'https://eu2.make.com:8443/api/v2/a'],
  ['plain http', 'http://eu2.make.com/api/v2/a'],
  ['a host without a scheme', '//evil.example/a'],
  ['no place at all', undefined],
])('refuses a redirect to %s', (_, location) => {
  expect(redirectOf('GET', 302, from, location)).toBe('refused');
});

test('follows a POST only where it stays a POST', () => {
  expect(redirectOf('POST', 302, from, '/b')).toBe('refused');
  expect(redirectOf('POST', 303, from, '/b')).toBe('refused');
  expect(redirectOf('POST', 307, from, '/b')).toEqual({ to: 'https://eu2.make.com/b' });
});

test('takes no other status for a redirect', () => {
  expect(redirectOf('GET', 200, from, '/b')).toBe('none');
  expect(redirectOf('GET', 304, from, '/b')).toBe('none');
});
