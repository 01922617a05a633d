import { median } from './median.js';

test('is the middle value of an odd number of values, in whatever order they come', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('is the mean of the two middle values of an even number of values', () => {
  expect(median([1, 9, 3, 5])).toBe(4);
});

test('is not a number for no values', () => {
  expect(median([])).toBeNaN();
});
