import { flagNames, helpText, readCommandLine } from './command-line.js';

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

test('the plan, the kind of window and every fault become options', () => {
  const faults = ['{"kind":"slow","bodyMs":50}', '{"kind":"outage","forMs":1000}'];
  const words = ['--plan', 'pro', '--quota-window', 'sliding', '--quota-window-ms', '500'];
  expect(readCommandLine([...words, ...faults.flatMap((fault) => ['--fault', fault])])).toMatchObject({
    kind: 'serve',
    options: {
      plan: 'pro',
      quotaWindow: 'sliding',
      quotaWindowMs: 500,
      faults: [
        { kind: 'slow', bodyMs: 50 },
        { kind: 'outage', forMs: 1_000 },
      ],
    },
  });
});

test('the license becomes an option', () => {
  expect(readCommandLine(['--license', '{"auditLogsDays":30,"customRoles":true}'])).toEqual({
    kind: 'serve',
    options: { license: { auditLogsDays: 30, customRoles: true } },
  });
});

test.each([
  'requests',
  'quota',
  'faults',
  'clock',
  'state',
  'reset',
  'tokens',
  'oauth/clients',
  'credential-requests/<id>',
])('the help text names /_sandbox/%s', (path) => {
  expect(helpText).toContain(`/_sandbox/${path}`);
});

test('flags of the OAuth server become options', () => {
  const words =
    '--oauth-port 8081 --access-token-seconds 1 --authorization-code-seconds 2 --refresh-token-seconds 3 --refresh-tokens strict';
  expect(readCommandLine(words.split(' '))).toEqual({
    kind: 'serve',
    options: {
      oauthPort: 8081,
      accessTokenSeconds: 1,
      authorizationCodeSeconds: 2,
      refreshTokenSeconds: 3,
      refreshTokens: 'strict',
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
  [['--access-token-seconds', '0'], '--access-token-seconds'],
  [['--refresh-tokens', 'never'], 'static, rotating, strict'],
  [['--on-demand-scenarios', '1001'], '--on-demand-scenarios'],
  [['--quota-window-ms', '0'], '--quota-window-ms'],
  [['--quota-window', 'square'], 'clock, first-hit, sliding'],
  [['--plan', 'huge'], 'free, core, pro, teams, enterprise'],
  [['--plan', 'free', '--api-limit', '3'], '--plan'],
  [['--fault', '{'], '--fault takes JSON'],
  [['--license', '{'], '--license takes JSON'],
  [['--license', '{"auditLogsDays":"30"}'], 'auditLogsDays'],
  [['--fault', '{"kind":"flood"}'], 'kind'],
])('%j is refused, and the reason names it', (words, named) => {
  expect(readCommandLine(words)).toEqual({ kind: 'refused', reason: expect.stringContaining(named) });
});

test.each(flagNames)('the help text explains --%s', (flag) => {
  expect(helpText).toMatch(new RegExp(`^ .*--${flag}( |$).*\\S`, 'm'));
});

test('the help text is narrow enough for a terminal', () => {
  expect(Math.max(...helpText.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(90);
});
