import { quartiles } from './quartiles.js';

test.each([
  [
    [4, 1, 3, 2],
    [1.5, 2.5, 3.5],
  ],
  [
    [5, 1, 3],
    [2, 3, 4],
  ],
  [[7], [7, 7, 7]],
])('cuts %j into quarters at %j', (values, expected) => {
  expect(quartiles(values)).toEqual(expected);
});
