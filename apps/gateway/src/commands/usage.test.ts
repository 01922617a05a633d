import { withCommand } from './usage.js';

test.each([
  [[], ['serve']],
  [['--sandbox'], ['serve', '--sandbox']],
  [
    ['keys', 'list'],
    ['keys', 'list'],
  ],
  [['--help'], ['--help']],
  [['-V'], ['-V']],
])('takes %j for %j', (given, meant) => {
  expect(withCommand(given)).toEqual(meant);
});
