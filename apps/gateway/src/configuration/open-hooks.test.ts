import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { newEncryptionKey } from '@makegate/auth';
import { readConfig } from '../config.js';
import { ConfigError } from './config-error.js';
import { hooksShown } from './hook-settings.js';

const folder = mkdtempSync(join(tmpdir(), 'makegate-hooks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const secretFile = join(folder, 'secret');
writeFileSync(secretFile, `${secret}\n`);
const configFile = join(folder, 'config.json');

const orders = {
  name: 'orders',
  scheme: 'standard-webhooks',
  secrets: [{ file: secretFile }],
  principal: 'ana',
  run: { scenarioId: 7 },
};

function read(hooks: unknown, variables: Readonly<Record<string, string>> = {}) {
  writeFileSync(configFile, JSON.stringify({ hooks }));
  const good = {
    MAKEGATE_STATE: join(folder, 'state.json'),
    MAKEGATE_ENCRYPTION_KEYS: newEncryptionKey('k1').reveal(),
    MAKEGATE_CONFIG: configFile,
  };
  return readConfig({}, { ...good, ...variables });
}

/** What is wrong with a hook like the one above, but for these fields. */
function problemsOf(change: object, variables?: Readonly<Record<string, string>>): string {
  try {
    read([{ ...orders, ...change }], variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing';
}

test('reads a hook with its defaults, and shows no secret', () => {
  const { config } = read([orders]);
  expect(config.hooks).toMatchObject([
    {
      name: 'orders',
      scheme: { name: 'Standard Webhooks' },
      toleranceMs: undefined,
      keepMs: 86_400_000,
      maxBodyBytes: 5_242_880,
      allowIps: undefined,
      principal: 'ana',
      handler: { kind: 'run', scenarioId: 7, input: undefined },
    },
  ]);
  expect(config.hooks[0]?.secrets()).toEqual([{ key: secret, id: '1' }]);
  expect(inspect(config, { depth: 10 })).not.toContain(secret.slice(6));
  expect(JSON.stringify(config)).not.toContain(secret.slice(6));
});

test('reads several secrets with their times, from files, variables and as a hash', () => {
  const sha256 = 'a'.repeat(64);
  const { config } = read(
    [
      {
        ...orders,
        scheme: { name: 'api-key', header: 'X-Key' },
        secrets: [
          { file: secretFile, id: 'old', notAfter: '2030-01-31T00:00:00Z' },
          { env: 'NEW_KEY', id: 'new', notBefore: '2030-01-01T00:00:00+01:00' },
          { sha256 },
        ],
      },
    ],
    { NEW_KEY: 'another-secret-of-many' },
  );
  expect(config.hooks[0]?.secrets()).toEqual([
    { key: secret, id: 'old', notAfterMs: Date.parse('2030-01-31T00:00:00Z') },
    { key: 'another-secret-of-many', id: 'new', notBeforeMs: Date.parse('2029-12-31T23:00:00Z') },
    { sha256, id: '3' },
  ]);
  expect(config.hooks[0]?.scheme).toMatchObject({ header: 'x-key' });
});

test('keeps the address and the key of a hook of Make as secrets', () => {
  const url = 'https://hook.eu2.make.com/abcdef';
  const forward = { url: { env: 'HOOK_URL' }, apiKey: { file: secretFile } };
  const { config } = read([{ ...orders, run: undefined, forward }], { HOOK_URL: url });
  const handler = config.hooks[0]?.handler;
  if (handler?.kind !== 'forward') throw new Error('It does not forward.');
  expect([handler.url(), handler.apiKey?.()]).toEqual([url, secret]);
  expect(inspect(config, { depth: 10 })).not.toContain('abcdef');
  expect(hooksShown([{ ...orders, run: undefined, forward: { url } }])).toBe(
    'orders: standard-webhooks, forwards, as ana',
  );
  expect(hooksShown([orders])).toBe('orders: standard-webhooks, runs 7, as ana');
});

test.each([
  ['a secret in the open', { secrets: [secret] }, /orders\.secrets\.0: it has to be \{ file/],
  ['a secret as a key', { secrets: [{ [secret]: 1 }] }, /orders\.secrets\.0: it has to be \{ file/],
  ['a secret at two places', { secrets: [{ file: secretFile, env: 'X' }] }, /orders\.secrets\.0: it has to be \{ file/],
  ['a variable that is not set', { secrets: [{ env: 'X' }] }, /orders\. secrets\.0 names a variable without text/],
  ['a variable of ours', { secrets: [{ env: 'MAKEGATE_X' }] }, /does not begin with MAKEGATE_/],
  ['a file that is not there', { secrets: [{ file: '/no/where' }] }, /orders\. secrets\.0 names a file .*ENOENT/],
  ['no secret at all', { secrets: [] }, /orders\. At least one secret is needed/],
  ['a secret of the wrong form', { secrets: [{ env: 'BAD' }] }, /orders\. .*[Ss]ecret 1/],
  ['an unknown scheme', { scheme: 'strype' }, /orders\.scheme(\.name)?: it has to be one of standard-webhooks, svix/],
  ['an option of another scheme', { scheme: { name: 'stripe', header: 'x' } }, /orders\.scheme: it /],
  ['no time that is signed', { scheme: 'github', toleranceSeconds: 60 }, /orders\. .*signs no time/],
  [
    'a window that is longer than the memory',
    { scheme: 'http-signatures', toleranceSeconds: 3600, keepHours: 1 },
    /forgets/,
  ],
  [
    'a credential that can be guessed',
    { scheme: 'bearer', secrets: [{ env: 'SHORT' }] },
    /secrets\.0 has fewer than 16/,
  ],
  ['a memory where nothing is told apart', { scheme: 'bearer', keepHours: 1 }, /keepHours means nothing with bearer/],
  ['a window where no time is signed', { scheme: 'bearer', toleranceSeconds: 60 }, /signs no time/],
  ['a name that is no part of a path', { name: 'a/b' }, /number 1\.name: it has to be 1 to 40/],
  ['two handlers', { forward: { url: 'https://hook.eu2.make.com/x' } }, /orders: it needs either run or forward/],
  ['no handler', { run: undefined }, /orders: it needs either run or forward/],
  ['nobody', { principal: undefined }, /orders\.principal: it has to be the name/],
  ['an unknown field', { retries: 3 }, /orders: it is not accepted \(Unrecognized key: "retries"\)/],
  ['a network that is none', { allowIps: ['10.0.0.0/99'] }, /orders\. "10.0.0.0\/99" is neither/],
  [
    'an address that is not of Make',
    { run: undefined, forward: { url: 'https://example.com/secret-path' } },
    /orders\. forward\.url has to be the https address of a hook of Make/,
  ],
])('refuses %s with a reason that holds no secret', (_, change, reason) => {
  const said = problemsOf(change, { BAD: 'whsec_not*base64', SHORT: 'fifteen-letters' });
  expect(said).toMatch(reason);
  expect(said.split('\n')).toEqual([expect.stringMatching(/^hooks in MAKEGATE_CONFIG: cannot use /)]);
  for (const hidden of [secret, 'not*base64', 'secret-path', 'fifteen-letters']) expect(said).not.toContain(hidden);
});

test('refuses two hooks of one name, and what is no list', () => {
  expect(() => read([orders, orders])).toThrow('has two hooks with the name orders.');
  expect(() => read({ orders })).toThrow('has to be a list of hooks.');
});

test('warns of two hooks with one secret, at which one delivery would be genuine twice', () => {
  const other = { ...orders, name: 'other' };
  const warningsOf = (change: object) => read([orders, { ...other, ...change }]).warnings.map(({ reason }) => reason);
  expect(warningsOf({ scheme: 'make' })).toEqual([
    'has one secret at orders and other, so what is signed for one is genuine at both.',
  ]);
  expect(warningsOf({ scheme: 'http-signatures' })).toEqual([]);
  expect(warningsOf({ scheme: 'svix' })).toEqual([]);
  expect(inspect(read([orders, other]).warnings)).not.toContain(secret.slice(6));
});

test('does not start to run scenarios where only reading is allowed', () => {
  expect(problemsOf({}, { MAKEGATE_READ_ONLY: 'true' })).toBe(
    'hooks in MAKEGATE_CONFIG: has a hook that runs a scenario, which MAKEGATE_READ_ONLY does not allow.',
  );
});

test('names all that is wrong with a list at once', () => {
  expect(() => read([{ ...orders, scheme: 'strype', principal: '' }])).toThrow(
    /orders\.scheme.* It also cannot use orders\.principal: it has to be the name of a principal\.$/,
  );
});
