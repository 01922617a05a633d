import * as fc from 'fast-check';
import { deploymentMark, newKeyText, parseKeyText } from './key-text.js';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.split('');

test('a key is one word of 72 letters, digits and underscores', () => {
  for (let index = 0; index < 200; index += 1) {
    const { text, id } = newKeyText('here');
    expect(text).toMatch(/^mkgw_[0-9A-Za-z]{16}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
    expect(parseKeyText(text)).toEqual({ id, mark: deploymentMark('here'), proof: text.slice(0, -7) });
  }
});

test('no two keys share an id or a secret, and every letter occurs', () => {
  const parts = Array.from({ length: 500 }, () => newKeyText('here').text.split('_'));
  expect(new Set(parts.map(([, id]) => id)).size).toBe(500);
  expect(new Set(parts.map(([, , secret]) => secret)).size).toBe(500);
  const used = new Set(parts.flatMap(([, , secret = '']) => secret.split('')));
  expect(letters.filter((letter) => !used.has(letter))).toEqual([]);
});

test('any one letter that is wrong, missing or doubled is noticed', () => {
  const { text } = newKeyText('here');
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(...letters), (at, letter) => {
      const wrong = text.slice(0, at) + letter + text.slice(at + 1);
      expect(wrong === text || parseKeyText(wrong) === undefined).toBe(true);
      expect(parseKeyText(text.slice(0, at) + text.slice(at + 1))).toBeUndefined();
      expect(parseKeyText(text.slice(0, at) + letter + text.slice(at))).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test('two neighbours that changed places are noticed', () => {
  const { text } = newKeyText('here');
  for (let at = 0; at + 1 < text.length; at += 1) {
    const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
    expect(swapped === text || parseKeyText(swapped) === undefined).toBe(true);
  }
});

test.each(['', ' ', 'mkgw_', 'Bearer mkgw_a_b_c', 'x'.repeat(1_000_000), '\u0000', 'mkgw___'])(
  '%j is not a key',
  (text) => {
    expect(parseKeyText(text)).toBeUndefined();
  },
);

test('space around a key is not forgiven', () => {
  const { text } = newKeyText('here');
  for (const around of [` ${text}`, `${text} `, `${text}\n`]) expect(parseKeyText(around)).toBeUndefined();
});

test('the checksum is the common CRC32, so that scanners can tell a key from a look-alike', () => {
  const proof = `mkgw_${'0'.repeat(16)}_${'0'.repeat(43)}`;
  expect(parseKeyText(`${proof}_2fP9cT`)).toEqual({ id: '0'.repeat(16), mark: '0000', proof });
});
