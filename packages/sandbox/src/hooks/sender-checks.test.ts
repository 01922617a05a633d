import { isKnownKey, isListed } from './sender-checks.js';

test('a list of addresses and networks lets in who is on it', () => {
  expect(isListed('127.0.0.1', '10.0.0.1, 127.0.0.1')).toBe(true);
  expect(isListed('127.0.0.1', '127.0.0.0/8')).toBe(true);
  expect(isListed('::1', '::1')).toBe(true);
  expect(isListed('127.0.0.1', '10.0.0.1')).toBe(false);
  expect(isListed('127.0.0.1', '::1')).toBe(false);
});

test('a hook without a list lets everybody in, one with a misspelt list nobody', () => {
  expect(isListed('127.0.0.1', null)).toBe(true);
  expect(isListed('127.0.0.1', ' ')).toBe(true);
  expect(isListed('127.0.0.1', '127.0.0.1/99')).toBe(false);
  expect(isListed('127.0.0.1', 'localhost')).toBe(false);
});

test('any of several keys opens a hook', () => {
  expect(isKnownKey('b', ['a', 'b'])).toBe(true);
  expect(isKnownKey('c', ['a', 'b'])).toBe(false);
  expect(isKnownKey(undefined, ['a'])).toBe(false);
  expect(isKnownKey(undefined, undefined)).toBe(true);
});

test('a hook that asks for keys which are all gone takes nobody', () => {
  expect(isKnownKey('a', [])).toBe(false);
  expect(isKnownKey(undefined, [])).toBe(false);
});
