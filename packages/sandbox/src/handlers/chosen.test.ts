import { chosenOf } from './chosen.js';

test('named ids that are there are chosen, the others complained of', () => {
  expect(chosenOf([1, 2], { ids: [2, 9] })).toEqual({
    found: [2],
    error: { name: 'NotFoundError', message: 'Not found: 9.' },
  });
});

test('all means all but the exceptions', () => {
  expect(chosenOf(['a', 'b'], { all: true })).toEqual({ found: ['a', 'b'] });
  expect(chosenOf(['a', 'b'], { all: true, exceptIds: ['a'] })).toEqual({ found: ['b'] });
});

test('neither is refused', () => {
  expect(() => chosenOf([1], {})).toThrow('Validation failed');
  expect(() => chosenOf([1], { all: false })).toThrow('Validation failed');
});
