import { welch } from './welch.js';

test('is zero for equal samples and grows with the distance of the means', () => {
  expect(welch([1, 2, 3], [3, 2, 1])).toBe(0);
  // Means 2 and 5, variances 1 and 1, three values each: 3 divided by the root of 2/3.
  expect(welch([4, 5, 6], [1, 2, 3])).toBeCloseTo(3.6742, 4);
  expect(welch([1, 2, 3], [4, 5, 6])).toBeCloseTo(-3.6742, 4);
});
