import { helpText, readCommandLine } from './command-line.js';

test('flags become options', () => {
  const words =
    '--port 8080 --seed 3 --tls --run-duration-ms 5 --responsive-wait-ms 6 --api-limit 7 --on-demand-scenarios 8';
  expect(readCommandLine(words.split(' '))).toEqual({
    kind: 'serve',
    options: {
      port: 8080,
      seed: 3,
      tls: true,
      runDurationMs: 5,
      responsiveWaitMs: 6,
      apiLimit: 7,
      onDemandScenarios: 8,
    },
  });
});

test('no flags leave every option at its default', () => {
  expect(readCommandLine([])).toEqual({ kind: 'serve', options: {} });
});

test.each([['--help'], ['-h']])('%s asks for help, whatever else is there', (flag) => {
  expect(readCommandLine(['--tls', flag])).toEqual({ kind: 'help' });
});

test.each([
  [['--nope'], '--nope'],
  [['--port'], '--port'],
  [['--port', '-1'], '--port'],
  [['--seed', '1.5'], '--seed'],
  [['--on-demand-scenarios', '1001'], '--on-demand-scenarios'],
])('%j is refused, and the reason names it', (words, named) => {
  expect(readCommandLine(words)).toEqual({ kind: 'refused', reason: expect.stringContaining(named) });
});

test('the help text is narrow enough for a terminal', () => {
  expect(Math.max(...helpText.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(90);
});
