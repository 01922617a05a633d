import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { newEncryptionKey } from '@makegate/auth';
import { readConfig } from './config.js';
import { ConfigError } from './configuration/config-error.js';
import type { ConfigProblem } from './configuration/config-error.js';
import { gatewayPolicies } from './configuration/limits.js';

const folder = mkdtempSync(join(tmpdir(), 'makegate-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileWith(text: string): string {
  const path = join(folder, `file-${(files += 1)}`);
  writeFileSync(path, text);
  return path;
}

const keyLine = newEncryptionKey('k1').reveal();
const good = { MAKEGATE_STATE: '/var/lib/makegate/state.json', MAKEGATE_ENCRYPTION_KEYS: keyLine };
type Variables = Readonly<Record<string, string>>;

const read = (variables: Variables = {}) => readConfig({}, { ...good, ...variables });
const configOf = (variables?: Variables) => read(variables).config;
const fromFile = (text: string) => read({ MAKEGATE_CONFIG: fileWith(text) });

/** Everything that is wrong with an environment, which is used as it is. */
function problemsIn(environment: Variables): readonly ConfigProblem[] {
  try {
    readConfig({}, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const problemsWith = (variables: Variables) => problemsIn({ ...good, ...variables });

test('has defaults for everything but the place and the key of secrets', () => {
  expect(configOf()).toMatchObject({
    deployment: 'local',
    listen: { host: '127.0.0.1', port: 8787 },
    publicUrl: undefined,
    hosts: [],
    origins: [],
    trustedProxies: 0,
    storage: { kind: 'file', path: '/var/lib/makegate/state.json' },
    replica: { listen: { host: '127.0.0.1', port: 0 }, url: undefined },
    metricsListen: { host: '127.0.0.1', port: 9464 },
    auditFile: undefined,
    tools: { toolset: 'default', readOnly: false, scenarioTools: true, waitBudgetMs: 25_000 },
    sessions: { max: 10_000, maxPerPrincipal: 1_000, idleMs: 3_600_000 },
    maxBodyBytes: 4_194_304,
    drainMs: 30_000,
    logLevel: 'info',
    policies: gatewayPolicies,
  });
});

test('reads every variable', () => {
  const config = configOf({
    MAKEGATE_LISTEN: '[::]:80',
    MAKEGATE_PUBLIC_URL: 'https://MCP.example.com:8443/',
    MAKEGATE_ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000',
    MAKEGATE_TRUSTED_PROXIES: '2',
    MAKEGATE_DEPLOYMENT: 'staging',
    MAKEGATE_REPLICA_LISTEN: '10.0.0.7:8788',
    MAKEGATE_METRICS_LISTEN: 'off',
    MAKEGATE_AUDIT_FILE: '/var/log/audit.jsonl',
    MAKEGATE_TOOLSET: 'everything',
    MAKEGATE_READ_ONLY: 'TRUE',
    MAKEGATE_SCENARIO_TOOLS: 'no',
    MAKEGATE_WAIT_SECONDS: '300',
    MAKEGATE_MAX_SESSIONS: '1',
    MAKEGATE_SESSION_IDLE_MINUTES: '2',
    MAKEGATE_MAX_BODY_BYTES: '1024',
    MAKEGATE_DRAIN_SECONDS: '0',
    MAKEGATE_LOG_LEVEL: 'silent',
  });
  expect(config).toMatchObject({
    deployment: 'staging',
    listen: { host: '::', port: 80 },
    publicUrl: 'https://mcp.example.com:8443',
    hosts: ['mcp.example.com:8443'],
    origins: ['https://mcp.example.com:8443', 'https://a.example', 'http://localhost:3000'],
    trustedProxies: 2,
    replica: { listen: { host: '10.0.0.7', port: 8788 } },
    metricsListen: undefined,
    auditFile: '/var/log/audit.jsonl',
    tools: { toolset: 'everything', readOnly: true, scenarioTools: false, waitBudgetMs: 300_000 },
    sessions: { max: 1, maxPerPrincipal: 10, idleMs: 120_000 },
    maxBodyBytes: 1024,
    drainMs: 0,
    logLevel: 'silent',
  });
});

test('names the deployment after the public host unless it has a name', () => {
  expect(configOf({ MAKEGATE_PUBLIC_URL: 'https://mcp.example.com' }).deployment).toBe('mcp.example.com');
});

test('reads a file with values of their own types, and lets the environment win', () => {
  const path = fileWith(
    'listen: 127.0.0.1:1\nreadOnly: true\nwaitSeconds: 7\nmetricsListen: off\nallowedOrigins: [https://a.example]',
  );
  const { config, found } = read({ MAKEGATE_CONFIG: path, MAKEGATE_LISTEN: '127.0.0.1:2' });
  expect(config).toMatchObject({
    listen: { port: 2 },
    tools: { readOnly: true, waitBudgetMs: 7000 },
    metricsListen: undefined,
    origins: ['https://a.example'],
  });
  expect([found.get('listen')?.from, found.get('readOnly')?.from]).toEqual([
    'MAKEGATE_LISTEN',
    'readOnly in MAKEGATE_CONFIG',
  ]);
});

test('reads a file in JSON, and an empty one', () => {
  expect(fromFile('{"drainSeconds": 3}').config.drainMs).toBe(3000);
  expect(fromFile('').config.drainMs).toBe(30_000);
});

test('changes limits by name, drops those that are off and adds new ones', () => {
  const { policies } = fromFile(
    'limits: { tenant: { quota: 5 }, sensitive: off, mine: { key: [tool], effects: [run], quota: 1, windowSeconds: 2, whenStoreFails: open } }',
  ).config;
  expect(policies.find(({ name }) => name === 'tenant')).toEqual({
    ...gatewayPolicies.find(({ name }) => name === 'tenant'),
    quota: 5,
  });
  expect(policies.map(({ name }) => name)).not.toContain('sensitive');
  expect(policies.at(-1)).toEqual({
    name: 'mine',
    key: ['tool'],
    effects: ['run'],
    quota: 1,
    windowMs: 2000,
    whenStoreFails: 'open',
  });
});

test('counts no call twice, and has no limit that counts nothing', () => {
  expect(gatewayPolicies.filter(({ effects = [] }) => effects.length === 0)).toEqual([]);
});

test('takes what whoever calls has set before what the environment says', () => {
  expect(readConfig({ MAKEGATE_STATE: '/given' }, good).config.storage).toEqual({ kind: 'file', path: '/given' });
});

test('counts an empty variable as one that is not set', () => {
  expect(configOf({ MAKEGATE_LISTEN: ' ', REDIS_URL: '' }).listen.port).toBe(8787);
});

const { MAKEGATE_STATE: _state, ...withRedis } = { ...good, REDIS_URL: 'redis://u:s3cret-word@redis.example:6380/2' };

const idsIn = (environment: Variables) =>
  readConfig({}, environment)
    .config.encryptionKeys()
    .map(({ id }) => id);

test('reads secrets from files, from the environment or from the configuration file', () => {
  const keys = fileWith(`${keyLine}\n`);
  const { MAKEGATE_ENCRYPTION_KEYS: _keys, ...rest } = good;
  expect(idsIn({ ...rest, MAKEGATE_ENCRYPTION_KEYS_FILE: keys })).toEqual(['k1']);
  expect(idsIn({ ...rest, MAKEGATE_CONFIG: fileWith(`encryptionKeysFile: ${keys}`) })).toEqual(['k1']);
  expect(idsIn({ ...rest, MAKEGATE_CONFIG: fileWith(`encryptionKeys: ${keyLine}`) })).toEqual(['k1']);
});

test('shows no secret when it is printed, and cannot be changed', () => {
  const { config } = readConfig({}, withRedis);
  const shown = inspect(config, { depth: 10, showHidden: true }) + JSON.stringify(config);
  expect(shown).not.toContain('s3cret-word');
  expect(shown).not.toContain(keyLine.slice(3));
  expect(Object.values(config).filter((value) => typeof value === 'object' && !Object.isFrozen(value))).toEqual([]);
  expect(Object.isFrozen(config)).toBe(true);
});

const targetOf = (url: string) => {
  const { storage } = readConfig({}, { ...withRedis, REDIS_URL: url }).config;
  return storage.kind === 'redis' ? storage.target() : undefined;
};

test('reads the three forms of a Redis address', () => {
  expect(targetOf('rediss://h:1/3')).toEqual({ kind: 'standalone', url: 'rediss://h:1/3' });
  expect(targetOf('redis+sentinel://:p%40ss@a,b:2/main/4')).toEqual({
    kind: 'sentinel',
    master: 'main',
    database: 4,
    nodes: [
      { host: 'a', port: 26_379 },
      { host: 'b', port: 2 },
    ],
    username: undefined,
    password: 'p@ss',
    tls: false,
  });
  expect(targetOf('rediss+cluster://u:p@[::1]:7000,b')).toEqual({
    kind: 'cluster',
    nodes: [
      { host: '::1', port: 7000 },
      { host: 'b', port: 6379 },
    ],
    username: 'u',
    password: 'p',
    tls: true,
  });
});

const badRedis = [
  'localhost:6379',
  'http://h',
  'redis://',
  'redis://h/x',
  'redis://h?x=1',
  'redis+sentinel://a,b',
  'redis+cluster://a/b',
  'redis+cluster://a,,b',
  'redis+cluster://u:%ZZ@a',
];
test.each(badRedis)('refuses the Redis address %s', (REDIS_URL) => {
  expect(problemsIn({ ...withRedis, REDIS_URL })).toEqual([
    { setting: 'REDIS_URL', reason: expect.stringContaining('has to be redis://') },
  ]);
});

/** Words that stand in no message of ours. */
const secretWords = ['zzqx-1', 'zzqx-2:zzqx', 'https://zzqx.example/path', '{"zzqx": 1}'];
const wrongValues: readonly (readonly [string, readonly string[]])[] = [
  ['MAKEGATE_LISTEN', [...secretWords, '8787', 'host:', ':8787', 'host:65536', '::1:8787', 'a b:1']],
  [
    'MAKEGATE_PUBLIC_URL',
    [...secretWords, 'mcp.example.com', 'ftp://a.example', 'https://u:p@a.example', 'https://a.example?q'],
  ],
  ['MAKEGATE_ALLOWED_ORIGINS', [...secretWords, '*', 'null', 'https://a.example,*']],
  ['MAKEGATE_TRUSTED_PROXIES', [...secretWords, '-1', '11', '1.5', 'true']],
  ['MAKEGATE_DEPLOYMENT', ['zzqx\tzzqx', 'z'.repeat(201)]],
  ['MAKEGATE_STATE', ['zz\0qx']],
  ['MAKEGATE_ENCRYPTION_KEYS', [...secretWords, '# none', 'k1:zzqx', `${keyLine}\n${keyLine}`]],
  ['MAKEGATE_REPLICAS', [...secretWords, '0', '101']],
  ['MAKEGATE_REPLICA_LISTEN', [...secretWords, 'off']],
  ['MAKEGATE_REPLICA_URL', [...secretWords, 'replica-1']],
  ['MAKEGATE_METRICS_LISTEN', [...secretWords, 'none']],
  ['MAKEGATE_TOOLSET', [...secretWords, 'Default']],
  ['MAKEGATE_READ_ONLY', [...secretWords, 'maybe']],
  ['MAKEGATE_SCENARIO_TOOLS', [...secretWords, '2']],
  ['MAKEGATE_WAIT_SECONDS', [...secretWords, '0', '301', '25s', '1e2', '']],
  ['MAKEGATE_MAX_SESSIONS', [...secretWords, '0']],
  ['MAKEGATE_SESSION_IDLE_MINUTES', [...secretWords, '0']],
  ['MAKEGATE_MAX_BODY_BYTES', [...secretWords, '1023', '4MiB']],
  ['MAKEGATE_DRAIN_SECONDS', [...secretWords, '601']],
  ['MAKEGATE_LOG_LEVEL', [...secretWords, 'verbose']],
  ['REDIS_URL', secretWords],
];
const eachWrongValue = wrongValues.flatMap(([name, values]) =>
  values.filter((value) => value !== '').map((value) => [name, value] as const),
);

test.each(eachWrongValue)('refuses %s=%j, names it and does not repeat the value', (name, value) => {
  const [problem, ...others] = problemsIn({ ...(name === 'REDIS_URL' ? withRedis : good), [name]: value });
  expect(others).toEqual([]);
  expect(problem?.setting).toBe(name);
  expect(problem?.reason).toMatch(/^(has to|Line \d|holds no)/);
  expect(problem?.reason).not.toContain('zzqx');
  expect(problem?.reason).not.toContain(keyLine.slice(3));
});

test('has a wrong value of every variable in the test above', () => {
  const told = new Set(wrongValues.map(([name]) => name));
  const all = problemsIn(Object.fromEntries([...told].map((name) => [name, 'zz\0qx'])));
  expect(new Set(all.map(({ setting }) => setting))).toEqual(told);
});

const wrongFiles: readonly (readonly [string, string, RegExp])[] = [
  ['a list', '[1]', /does not hold settings by their names/],
  ['a text', 'zzqx', /does not hold settings by their names/],
  ['a broken YAML', 'listen: [zzqx', /not YAML or JSON at line \d+, column \d+/],
  ['a key twice', 'listen: zzqx\nlisten: zzqx', /not YAML or JSON at line 2/],
];
test.each(wrongFiles)('refuses a configuration file that holds %s', (_, text, reason) => {
  const problems = problemsWith({ MAKEGATE_CONFIG: fileWith(text) });
  expect(problems).toEqual([{ setting: 'MAKEGATE_CONFIG', reason: expect.stringMatching(reason) }]);
  expect(JSON.stringify(problems)).not.toContain('zzqx');
});

const wrongLimits: readonly (readonly [string, string, string])[] = [
  ['a list', '[]', 'has to hold policies by their names.'],
  ['a field that does not exist', '{ tenant: { qouta: 1 } }', 'cannot use tenant'],
  ['a text for a number', '{ tenant: { quota: zzqx } }', 'cannot use tenant.quota'],
  ['an effect that no call has', '{ tenant: { effects: [zzqx] } }', 'cannot use tenant.effects.0'],
  ['no number above zero', '{ tenant: { quota: 0 } }', 'quota is not a whole number from 1'],
  ['a new limit without a key', '{ tenat: { quota: 1 } }', 'has no limit "tenat" to change'],
];
test('names everything that is wrong with limits at once, and what may have been meant', () => {
  const text = 'limits: { tenat: off, tenant: { qouta: 1, windowSeconds: x }, principl: { quota: 1 } }';
  const [problem, ...others] = problemsWith({ MAKEGATE_CONFIG: fileWith(text) });
  expect(others).toEqual([]);
  expect(problem?.reason).toMatch(/"tenat" to drop\. Did you mean tenant\?/);
  expect(problem?.reason).toMatch(/tenant\.qouta: no limit has it\. Did you mean quota\?/);
  expect(problem?.reason).toContain('tenant.windowSeconds');
  expect(problem?.reason).toContain('has no limit "principl" to change');
});

test.each(wrongLimits)('refuses limits with %s', (_, text, reason) => {
  const problems = problemsWith({ MAKEGATE_CONFIG: fileWith(`limits: ${text}`) });
  expect(problems).toEqual([{ setting: 'limits in MAKEGATE_CONFIG', reason: expect.stringContaining(reason) }]);
  expect(JSON.stringify(problems)).not.toContain('zzqx');
});

test('names files that cannot be read by their variable', () => {
  const missing = join(folder, 'zzqx');
  const reason = `names a file that cannot be read (ENOENT): ${missing}.`;
  expect(problemsWith({ MAKEGATE_CONFIG: missing })).toEqual([{ setting: 'MAKEGATE_CONFIG', reason }]);
  const { MAKEGATE_ENCRYPTION_KEYS: _keys, ...rest } = good;
  expect(problemsIn({ ...rest, MAKEGATE_ENCRYPTION_KEYS_FILE: missing })).toEqual([
    { setting: 'MAKEGATE_ENCRYPTION_KEYS_FILE', reason },
  ]);
});

test('does not choose between a secret and the file of that secret', () => {
  expect(problemsWith({ MAKEGATE_ENCRYPTION_KEYS_FILE: fileWith(keyLine) })).toEqual([
    {
      setting: 'MAKEGATE_ENCRYPTION_KEYS',
      reason: 'says the same as MAKEGATE_ENCRYPTION_KEYS_FILE. Set only one of them.',
    },
  ]);
});

test('refuses names that it does not know, and guesses what was meant', () => {
  expect(problemsWith({ MAKEGATE_LISTN: 'x', MAKEGATE_CONFIG: fileWith('publicURL: x\nqqqqqqqqqq: x') })).toEqual([
    { setting: 'MAKEGATE_LISTN', reason: 'is not a setting of the gateway. Did you mean MAKEGATE_LISTEN?' },
    {
      setting: 'publicURL in MAKEGATE_CONFIG',
      reason: 'is not a setting of the gateway. Did you mean publicUrl?',
    },
    { setting: 'qqqqqqqqqq in MAKEGATE_CONFIG', reason: 'is not a setting of the gateway.' },
  ]);
});

test('lets variables pass with which Kubernetes announces a service of our name', () => {
  const announced = {
    MAKEGATE_SERVICE_HOST: '10.0.0.1',
    MAKEGATE_SERVICE_PORT_HTTP: '80',
    MAKEGATE_PORT: 'tcp://10.0.0.1:80',
    MAKEGATE_PORT_80_TCP_ADDR: '10.0.0.1',
    MAKEGATE_GATEWAY_PORT_80_TCP: 'tcp://10.0.0.1:80',
  };
  expect(problemsWith(announced)).toEqual([]);
  expect(problemsWith({ MAKEGATE_PORT: '8080' })).toHaveLength(1);
});

const open = { MAKEGATE_LISTEN: '0.0.0.0:8787', MAKEGATE_PUBLIC_URL: 'https://mcp.example.com' };
const brokenRules: readonly (readonly [string, Variables, string, RegExp])[] = [
  ['no place for keys', { MAKEGATE_ENCRYPTION_KEYS: keyLine }, 'MAKEGATE_STATE', /neither is REDIS_URL/],
  ['two places for keys', { ...withRedis, ...good }, 'MAKEGATE_STATE', /not used with REDIS_URL/],
  ['no encryption key', { MAKEGATE_STATE: '/s' }, 'MAKEGATE_ENCRYPTION_KEYS', /makegate-gateway new-key/],
  [
    'replicas without Redis',
    { ...good, MAKEGATE_REPLICAS: '2' },
    'MAKEGATE_REPLICAS',
    /only be more than 1 with REDIS_URL/,
  ],
  [
    'an open listener without a public URL',
    { ...good, MAKEGATE_LISTEN: '0.0.0.0:1' },
    'MAKEGATE_PUBLIC_URL',
    /is not set/,
  ],
  [
    'replicas that cannot find each other',
    { ...withRedis, MAKEGATE_REPLICA_LISTEN: '[::]:1' },
    'MAKEGATE_REPLICA_URL',
    /is not set/,
  ],
  [
    'metrics at the address of the gateway',
    { ...good, MAKEGATE_METRICS_LISTEN: '127.0.0.1:8787' },
    'MAKEGATE_METRICS_LISTEN',
    /has to differ/,
  ],
  [
    'replicas at the address of the metrics',
    { ...withRedis, MAKEGATE_REPLICA_LISTEN: '127.0.0.1:9464' },
    'MAKEGATE_REPLICA_LISTEN',
    /has to differ/,
  ],
];
test.each(brokenRules)('refuses %s', (_, environment, setting, reason) => {
  expect(problemsIn(environment)).toEqual([{ setting, reason: expect.stringMatching(reason) }]);
});

test('says everything that is wrong at once, each thing once', () => {
  const problems = problemsIn({
    MAKEGATE_LISTEN: 'x',
    MAKEGATE_LOG_LEVEL: 'x',
    MAKEGATE_REPLICAS: '2',
    MAKEGATE_X: 'x',
  });
  expect(problems.map(({ setting }) => setting)).toEqual([
    'MAKEGATE_X',
    'MAKEGATE_LISTEN',
    'MAKEGATE_LOG_LEVEL',
    'MAKEGATE_STATE',
    'MAKEGATE_ENCRYPTION_KEYS',
    'MAKEGATE_REPLICAS',
  ]);
});

test('does not judge together what is wrong by itself', () => {
  const { MAKEGATE_STATE: _, ...rest } = good;
  expect(problemsIn({ ...rest, REDIS_URL: 'x', MAKEGATE_REPLICAS: '2' }).map(({ setting }) => setting)).toEqual([
    'REDIS_URL',
  ]);
});

test.each([
  [
    'a public URL without encryption',
    { ...open, MAKEGATE_PUBLIC_URL: 'http://mcp.example.com' },
    'MAKEGATE_PUBLIC_URL',
  ],
  [
    'a public URL that others cannot reach',
    { ...open, MAKEGATE_PUBLIC_URL: 'http://localhost' },
    'MAKEGATE_PUBLIC_URL',
  ],
  ['the address of a replica that is alone', { MAKEGATE_REPLICA_URL: 'http://a.example' }, 'MAKEGATE_REPLICA_URL'],
])('warns of %s', (_, variables, setting) => {
  expect(read(variables).warnings.map((warning) => warning.setting)).toEqual([setting]);
});

test('warns of nothing in an ordinary configuration', () => {
  expect(read(open).warnings).toEqual([]);
});
