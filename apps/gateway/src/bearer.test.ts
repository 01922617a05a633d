import { bearerOf } from './bearer.js';

test.each(['Bearer abc', 'bearer abc', 'BEARER   abc', 'Bearer abc  '])('finds the token in %j', (header) => {
  expect(bearerOf(header)).toEqual({ token: 'abc' });
});

test.each([undefined, '', 'Basic dTpw', 'Token abc', 'abc', 'Bearerabc'])('takes %j for no token at all', (header) => {
  expect(bearerOf(header)).toBe('missing');
});

test.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer a, Bearer b', 'Bearer a\tb', 'Bearer "abc"', 'Bearer é'])(
  'refuses %j as a token',
  (header) => {
    expect(bearerOf(header)).toBe('malformed');
  },
);

test('does not look at a header that no token could fill', () => {
  expect(bearerOf(`Bearer ${'a'.repeat(1_017)}`)).toEqual({ token: 'a'.repeat(1_017) });
  expect(bearerOf(`Bearer ${'a'.repeat(1_018)}`)).toBe('malformed');
});

test('takes no longer for a header made to be slow', () => {
  const begun = performance.now();
  bearerOf(`Bearer ${'='.repeat(1_000)}!`);
  bearerOf(`Bearer${' '.repeat(1_000_000)}!`);
  expect(performance.now() - begun).toBeLessThan(100);
});
