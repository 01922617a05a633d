import { deepestLevel, isTooDeep } from './too-deep.js';

const nested = (levels: number): unknown => JSON.parse(`${'{"a":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`);

test('a value as deep as the limit passes, a level more does not', () => {
  expect(isTooDeep(nested(deepestLevel))).toBe(false);
  expect(isTooDeep({ a: nested(deepestLevel) })).toBe(true);
});

test('what would overflow the stack of others is measured all the same', () => {
  expect(isTooDeep(nested(400_000))).toBe(true);
});

test('texts, numbers and null have no depth', () => {
  for (const value of ['x'.repeat(1_000), 5, null, undefined, {}, []]) expect(isTooDeep(value)).toBe(false);
});
