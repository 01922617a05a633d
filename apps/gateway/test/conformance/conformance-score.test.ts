import { scoreOf } from './conformance-score.js';

const passing = { passed: 2, failed: 0, complaints: [] };

test('counts what passed', () => {
  const verdicts = new Map([
    ['ping', passing],
    ['tools-list', passing],
  ]);
  expect(scoreOf(verdicts, ['ping', 'tools-list'])).toEqual({ passed: 2, missed: [] });
});

test.each([
  ['was not run', undefined, 'ping: not run'],
  ['checked nothing', { ...passing, passed: 0 }, 'ping: 0 passed, 0 failed'],
  [
    'failed a check',
    { ...passing, failed: 1, complaints: ['FAILURE ping Late'] },
    'ping: 2 passed, 1 failed; FAILURE ping Late',
  ],
  ['skipped a check', { ...passing, complaints: ['SKIPPED ping'] }, 'ping: 2 passed, 0 failed; SKIPPED ping'],
])('does not count a scenario that %s, and says so', (_, verdict, line) => {
  const verdicts = new Map(verdict ? [['ping', verdict]] : []);
  expect(scoreOf(verdicts, ['ping'])).toEqual({ passed: 0, missed: [line] });
});
