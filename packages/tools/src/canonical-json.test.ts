import { canonicalJson } from './canonical-json.js';

test('gives equal values equal text, whatever the order of their keys', () => {
  const left = { b: [{ y: 1, x: null }], a: { d: 'é', c: true } };
  const right = { a: { c: true, d: 'é' }, b: [{ x: null, y: 1 }] };
  expect(canonicalJson(left)).toBe(canonicalJson(right));
  expect(canonicalJson(left)).toBe('{"a":{"c":true,"d":"é"},"b":[{"x":null,"y":1}]}');
});

test('keeps the order of lists, and different values apart', () => {
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
  expect(canonicalJson({ a: undefined })).toBe(canonicalJson({}));
});

test('does not take a key called __proto__ for something else', () => {
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1}}'))).not.toBe(canonicalJson({}));
});
