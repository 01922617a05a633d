import { atPointer } from './json-pointer.js';

const whole = { flow: [{ mapper: { 'a/b': 1, 'c~d': 2, none: null } }] };

test('finds what lies at a pointer', () => {
  expect(atPointer(whole, '/flow/0/mapper')).toEqual({ found: { 'a/b': 1, 'c~d': 2, none: null } });
  expect(atPointer(whole, '/flow/0/mapper/none')).toEqual({ found: null });
});

test('reads escaped slashes and tildes', () => {
  expect(atPointer(whole, '/flow/0/mapper/a~1b')).toEqual({ found: 1 });
  expect(atPointer(whole, '/flow/0/mapper/c~0d')).toEqual({ found: 2 });
});

test('takes the empty pointer for the whole', () => {
  expect(atPointer(whole, '')).toEqual({ found: whole });
});

test('finds nothing beyond the data, in texts, or among inherited names', () => {
  expect(atPointer(whole, '/flow/3')).toBeUndefined();
  expect(atPointer(whole, '/flow/0/mapper/a~1b/x')).toBeUndefined();
  expect(atPointer(whole, '/constructor')).toBeUndefined();
  expect(atPointer(whole, 'flow')).toBeUndefined();
});
