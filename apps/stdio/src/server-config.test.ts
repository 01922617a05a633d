import { readSettings } from './config.js';
import { readServerConfig } from './server-config.js';

const readConfig = (args: readonly string[], environment: Readonly<Record<string, string>>) =>
  readServerConfig(readSettings(args, environment));

const token = '11111111-2222-4333-8444-555555555555';
const environment = { MAKE_ZONE: 'eu2.make.com', MAKE_API_KEY: token };
const refusal = (args: readonly string[], given: Readonly<Record<string, string>>) => {
  try {
    readConfig(args, given);
  } catch (error) {
    return error;
  }
  throw new Error('the configuration was accepted');
};

test('needs a zone and a token, and nothing else', () => {
  const config = readConfig([], environment);
  expect(config).toMatchObject({ toolset: 'default', readOnly: false, scenarioTools: true, waitBudgetMs: 25_000 });
  expect(config.upstream).toMatchObject({ kind: 'make', zone: 'eu2.make.com' });
});

test('does not hold the token where printing the configuration would show it', () => {
  const config = readConfig([], environment);
  expect(JSON.stringify(config)).not.toContain(token);
});

test('needs neither zone nor token on the practice zone', () => {
  expect(readConfig(['--sandbox'], {}).upstream).toEqual({ kind: 'sandbox' });
});

test('reads every setting from its flag', () => {
  const flags = ['--team', '7', '--organization', '8', '--toolset', 'everything', '--read-only', '--wait-seconds', '3'];
  expect(readConfig([...flags, '--no-scenario-tools'], environment)).toMatchObject({
    teamId: 7,
    organizationId: 8,
    toolset: 'everything',
    readOnly: true,
    scenarioTools: false,
    waitBudgetMs: 3_000,
  });
});

test('reads every setting from its variable', () => {
  const variables = {
    MAKE_TEAM: '7',
    MAKE_ORGANIZATION: '8',
    MAKEGATE_TOOLSET: 'everything',
    MAKEGATE_READ_ONLY: 'true',
    MAKEGATE_WAIT_SECONDS: '3',
    MAKEGATE_NO_SCENARIO_TOOLS: '1',
  };
  expect(readConfig([], { ...environment, ...variables })).toMatchObject({
    teamId: 7,
    organizationId: 8,
    toolset: 'everything',
    readOnly: true,
    scenarioTools: false,
    waitBudgetMs: 3_000,
  });
});

test.each([
  ['MAKE_ZONE', 'eu9.make.com'],
  ['MAKE_ZONE', 'http://eu2.make.com'],
  ['MAKE_ZONE', 'https://user:hunter22@eu2.make.com'],
  ['MAKE_API_KEY', 'two words'],
  ['MAKE_TEAM', 'operations'],
  ['MAKE_ORGANIZATION', '-4'],
  ['MAKEGATE_TOOLSET', 'all-of-it'],
  ['MAKEGATE_READ_ONLY', 'perhaps'],
  ['MAKEGATE_WAIT_SECONDS', '900'],
])('names %s and the reason, not its value', (name, value) => {
  const error = refusal([], { ...environment, [name]: value });
  expect(error).toMatchObject({ code: 'config_invalid', setting: name });
  expect(String(error)).toContain(name);
  expect(String(error)).not.toContain(value);
});

test.each([
  ['MAKE_ZONE', { MAKE_API_KEY: token }],
  ['MAKE_API_KEY', { MAKE_ZONE: 'eu2.make.com' }],
])('says that %s is missing', (name, given) => {
  expect(refusal([], given)).toMatchObject({ setting: name, message: expect.stringMatching(/is not set/) });
});
