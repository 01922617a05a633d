import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { z } from 'zod';
import { runGateway, startGateway } from './run-gateway.js';
import type { Variables } from './run-gateway.js';

// Starting processes takes its time on a busy machine.
jest.setTimeout(60_000);

let sandbox: Sandbox;
let redis: OwnRedis;
let folder: string;
let encryptionKey: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  redis = await startOwnRedis();
  folder = await mkdtemp(join(tmpdir(), 'makegate-commands-'));
  encryptionKey = (await runGateway(['new-key'])).stdout;
}, startLimitMs);
afterAll(async () => {
  await sandbox.close();
  await redis.close();
  await rm(folder, { recursive: true, force: true });
});

let states = 0;
const stateVariables = (): Variables => ({ MAKEGATE_STATE: join(folder, `state-${(states += 1)}.json`) });
/** A database of its own for each test. */
const redisVariables = (): Variables => ({ REDIS_URL: `${redis.url}/${(states += 1) % 16}` });
const variablesWith = (storage: Variables): Variables => ({ MAKEGATE_ENCRYPTION_KEYS: encryptionKey, ...storage });

const Key = z.object({
  id: z.string(),
  principal: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.string().optional(),
  state: z.string().optional(),
  key: z.string().optional(),
});
const keysIn = async (variables: Variables, ...args: string[]) =>
  z.array(Key).parse(JSON.parse((await runGateway(['keys', 'list', '--json', ...args], variables)).stdout));

const addFor = (name: string) => ['keys', 'add', '--principal', name, '--name', 'n', '--scopes', 'make:read'];
const add = ['keys', 'add', '--principal', 'ana', '--name', 'laptop', '--scopes', 'make:run, make:read'];
const set = (zone = sandbox.url) => ['credentials', 'set', '--principal', 'ana', '--zone', zone];
const keyShape = /^mkgw_[0-9A-Za-z]{16}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}\n$/;

describe.each([
  ['a state file', stateVariables],
  ['Redis', redisVariables],
] as const)('with %s', (_, storage) => {
  test('adds a key, shows it once, lists it and revokes it', async () => {
    const variables = variablesWith(storage());
    const added = await runGateway(add, variables);
    expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(keyShape) });
    const [key] = await keysIn(variables);
    expect(key).toMatchObject({ principal: 'ana', name: 'laptop', scopes: ['make:read', 'make:run'], state: 'live' });
    const id = key?.id ?? '';
    expect(added.stderr).toContain(id);
    expect(added.stderr).not.toContain(added.stdout.trim());
    expect(await runGateway(['keys', 'revoke', id], variables)).toMatchObject({ code: 0 });
    expect(await keysIn(variables)).toMatchObject([{ id, state: 'revoked' }]);
    expect((await runGateway(['keys', 'revoke', id], variables)).stderr).toMatch(/was revoked before, at 20/);
    const table = await runGateway(['keys', 'list'], variables);
    expect(table.stdout).toMatch(new RegExp(`^Id .*State\n${id} +ana +laptop +make:read make:run .*revoked\n$`));
    expect(table.stdout).not.toContain(added.stdout.trim().split('_')[2]);
  });

  test('keeps no third live key of a principal, and lists those of one', async () => {
    const variables = variablesWith(storage());
    const codes = [];
    for (let count = 0; count < 3; count += 1) codes.push((await runGateway(add, variables)).code);
    expect(codes).toEqual([0, 0, 1]);
    const refused = await runGateway(add, variables);
    expect(refused).toMatchObject({ stdout: '', stderr: expect.stringContaining('(service_keys_full)') });
    expect(await keysIn(variables, '--principal', 'ana')).toHaveLength(2);
    expect(await keysIn(variables, '--principal', 'ben')).toEqual([]);
  });

  test('keeps a credential that Make accepts, sealed, and says what it may do', async () => {
    const variables = variablesWith(storage());
    await runGateway(add, variables);
    const kept = await runGateway([...set(), '--json'], variables, `${sandbox.readOnlyToken}\n`);
    expect(kept).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(kept.stdout)).toMatchObject({ principal: 'ana', zone: sandbox.url, kind: 'apiToken' });
    expect(kept.stdout).toContain('scenarios:read');
    expect(kept.stdout).not.toContain(sandbox.readOnlyToken);
    const check = await runGateway(['check-config'], variables);
    expect(check).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Service keys: 1. Credentials that open: 1.'),
    });
    expect(await runGateway(['credentials', 'remove', '--principal', 'ana'], variables)).toMatchObject({ code: 0 });
    expect((await runGateway(['check-config'], variables)).stdout).toContain('Credentials that open: 0.');
  });

  test('keeps nothing when Make refuses the token, and leaves what was there', async () => {
    const variables = variablesWith(storage());
    await runGateway(add, variables);
    await runGateway(set(), variables, sandbox.apiToken);
    const wrong = '11111111-2222-4333-8444-555555555555';
    const refused = await runGateway(set(), variables, wrong);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('(make_unauthorized)') });
    expect(refused.stderr).toContain('Nothing was kept.');
    expect(refused.stderr).not.toContain(wrong);
    expect((await runGateway(['check-config'], variables)).stdout).toContain('Credentials that open: 1.');
  });

  test('tells that the encryption keys do not open what is kept', async () => {
    const variables = variablesWith(storage());
    await runGateway(add, variables);
    await runGateway(set(), variables, sandbox.apiToken);
    const other = (await runGateway(['new-key', '--id', 'other'])).stdout;
    const check = await runGateway(['check-config', '--json'], { ...variables, MAKEGATE_ENCRYPTION_KEYS: other });
    expect(check).toMatchObject({ code: 1, stderr: expect.stringContaining('(config_unusable)') });
    expect(JSON.parse(check.stdout)).toMatchObject({
      keys: 1,
      credentials: 0,
      problems: [expect.stringMatching(/credential of ana .*\(sealing_key_unknown\)/)],
    });
  });

  test('lets several commands change things at once', async () => {
    const variables = variablesWith(storage());
    const people = ['ana', 'ben', 'cyd', 'dan'];
    const runs = await Promise.all(people.map((name) => runGateway(addFor(name), variables)));
    expect(runs.filter(({ code }) => code !== 0).map(({ stderr }) => stderr)).toEqual([]);
    expect((await keysIn(variables)).map(({ principal }) => principal).toSorted()).toEqual(people);
  });

  test('is as it was when the command is killed while Make has not answered', async () => {
    const variables = variablesWith(storage());
    await runGateway(add, variables);
    const asked = new Promise<void>((resolve) => silent.once('request', () => resolve()));
    const run = startGateway(set(silentUrl()), variables);
    run.process.stdin?.end(sandbox.apiToken);
    await asked;
    run.process.kill('SIGKILL');
    expect(await run.ended).toMatchObject({ signal: 'SIGKILL' });
    const check = await runGateway(['check-config'], variables);
    expect(check).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Service keys: 1. Credentials that open: 0.'),
    });
    expect(await runGateway(set(), variables, sandbox.apiToken)).toMatchObject({ code: 0 });
  });
});

/** A Make that takes requests and says nothing. */
const silent = createServer(() => {});
const silentUrl = (): string => `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

test('keeps the state where only its owner can read it', async () => {
  const variables = variablesWith(stateVariables());
  await runGateway(add, variables);
  expect((await stat(variables['MAKEGATE_STATE'] ?? '')).mode & 0o777).toBe(0o600);
});

test('writes the token nowhere', async () => {
  const audit = join(folder, 'audit-token.jsonl');
  const variables = variablesWith({ ...stateVariables(), MAKEGATE_AUDIT_FILE: audit });
  await runGateway(set(), variables, sandbox.apiToken);
  const kept = (await readFile(variables['MAKEGATE_STATE'] ?? '', 'utf8')) + (await readFile(audit, 'utf8'));
  expect(kept).toContain('credentials.set');
  expect(kept).not.toContain(sandbox.apiToken);
});

const event = (action: string, outcome: string) => ({ category: 'admin', action, outcome, tenant: 'default' });

test('writes down every change and every refusal, with the operator and without the key', async () => {
  const audit = join(folder, 'audit.jsonl');
  const variables = variablesWith({ ...stateVariables(), MAKEGATE_AUDIT_FILE: audit });
  const { stdout: key } = await runGateway(add, variables);
  await runGateway(['keys', 'revoke', key.split('_')[1] ?? ''], variables);
  await runGateway(['keys', 'revoke', 'nobody'], variables);
  await runGateway(set(), variables, 'wrong-token');
  await runGateway(['credentials', 'remove', '--principal', 'ana'], variables);
  const text = await readFile(audit, 'utf8');
  const events = text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(events).toMatchObject([
    {
      ...event('keys.add', 'success'),
      arguments: { principal: 'ana', name: 'laptop', keyId: key.split('_')[1], operator: expect.any(String) },
    },
    event('keys.revoke', 'success'),
    { ...event('keys.revoke', 'failure'), code: 'key_unknown' },
    { ...event('credentials.set', 'failure'), code: 'make_unauthorized' },
    { ...event('credentials.remove', 'failure'), code: 'credential_missing' },
  ]);
  expect(text).not.toContain(key.split('_')[2]);
});

test('says that a change was made when it could not be written down', async () => {
  const variables = variablesWith({ ...stateVariables(), MAKEGATE_AUDIT_FILE: join(folder, 'missing', 'audit.jsonl') });
  const added = await runGateway(add, variables);
  expect(added).toMatchObject({ code: 1, stdout: expect.stringMatching(keyShape) });
  expect(added.stderr).toContain(
    'The change was made, but could not be written to MAKEGATE_AUDIT_FILE. (audit_unavailable)',
  );
  expect(await runGateway(['check-config'], variables)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('MAKEGATE_AUDIT_FILE: cannot be written (ENOENT): /'),
  });
});

test('prints a key as JSON for scripts, and holds it to its end', async () => {
  const variables = variablesWith(stateVariables());
  const { stdout } = await runGateway([...add, '--expires', '2999-12-31', '--json'], variables);
  expect(Key.parse(JSON.parse(stdout))).toMatchObject({
    expiresAt: '2999-12-31T00:00:00.000Z',
    key: expect.stringMatching(/^mkgw_/),
  });
});

const noToken = [
  ['empty', (run: ReturnType<typeof startGateway>) => run.process.stdin?.end()],
  ['only a line break', (run: ReturnType<typeof startGateway>) => run.process.stdin?.end('\n')],
  ['cut', (run: ReturnType<typeof startGateway>) => run.process.stdin?.destroy()],
] as const;
test.each(noToken)('asks for a token when standard input is %s', async (_, end) => {
  const run = startGateway(set(), variablesWith(stateVariables()));
  end(run);
  expect(await run.ended).toMatchObject({ code: 1 });
  expect(run.stderr()).toContain('(token_missing)');
});

const wrongInput: readonly (readonly [string, string, string])[] = [
  ['two words', 'Token 11111111-2222-4333-8444-555555555555', 'credential_malformed'],
  ['too much', 'x'.repeat(20_000), 'token_too_long'],
];
test.each(wrongInput)('refuses %s for a token without repeating it', async (_, input, code) => {
  const refused = await runGateway(set(), variablesWith(stateVariables()), input);
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`(${code})`) });
  expect(refused.stderr).not.toContain(input.slice(6));
});

test('takes a zone as the sandbox calls it', async () => {
  expect(await runGateway(set(sandbox.zone), variablesWith(stateVariables()), sandbox.apiToken)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(sandbox.url),
  });
});

test('says that Make cannot be reached', async () => {
  const refused = await runGateway(set('http://127.0.0.1:1'), variablesWith(stateVariables()), sandbox.apiToken);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('(make_unavailable)') });
});

const refusedOptions: readonly (readonly [string, readonly string[], string])[] = [
  [
    'a scope that does not exist',
    ['keys', 'add', '--principal', 'a', '--name', 'n', '--scopes', 'make:all'],
    'scopes_invalid',
  ],
  ['an end in the past', [...add, '--expires', '2001-01-01'], 'expiry_invalid'],
  ['an end that is no time', [...add, '--expires', 'soon'], 'expiry_invalid'],
  ['a zone that does not exist', ['credentials', 'set', '--principal', 'a', '--zone', 'make.example'], 'zone_invalid'],
  [
    'a name with a line break',
    ['keys', 'add', '--principal', 'a\nb', '--name', 'n', '--scopes', 'make:read'],
    'service_key_invalid',
  ],
  ['an id of an encryption key with a space', ['new-key', '--id', 'a b'], 'key_id_invalid'],
];
test.each(refusedOptions)('refuses %s', async (_, args, code) => {
  const refused = await runGateway(args, variablesWith(stateVariables()));
  expect(refused).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining(`(${code})`) });
});

test('takes a key for no id of one', async () => {
  const refused = await runGateway(['keys', 'revoke', 'mkgw_aaaa_bbbb_cccc'], variablesWith(stateVariables()));
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('(key_unknown)') });
});

const wrongUsage: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['a command that does not exist', ['kyes'], /unknown command 'kyes' \(Did you mean keys\?\)/],
  ['a token for a command', ['credentials', 'zzqx-1111'], /unknown command\. Try/],
  ['a flag that does not exist', ['keys', 'list', '--princpal=zzqx-1111'], /unknown option '--princpal'/],
  ['too many arguments', ['keys', 'revoke', 'a', 'zzqx-1111'], /too many arguments for 'revoke'\. Try/],
  ['too few options', ['keys', 'add', '--name', 'n'], /'--principal <name>' not specified/],
];
test.each(wrongUsage)('explains %s, without repeating what may be a secret', async (_, args, told) => {
  const refused = await runGateway(args);
  expect(refused).toMatchObject({ code: 64, stdout: '', stderr: expect.stringMatching(told) });
  expect(refused.stderr).not.toContain('zzqx');
});

test.each([[[]], [['keys', 'add']]])('explains itself with examples and tells its version: %j', async (command) => {
  const help = await runGateway([...command, '--help']);
  expect(help).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/Examples:\n {2}\S/) });
  const version = await runGateway([...command, '--version']);
  expect(version).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test('shows every setting and where it comes from, and no secret', async () => {
  const file = join(folder, 'settings.yaml');
  await writeFile(file, 'waitSeconds: 7\n');
  const variables = variablesWith({ ...redisVariables(), MAKEGATE_CONFIG: file, MAKEGATE_LISTEN: '127.0.0.1:1' });
  const { code, stdout } = await runGateway(['check-config'], variables);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^MAKEGATE_LISTEN +127\.0\.0\.1:1 +MAKEGATE_LISTEN$/m);
  expect(stdout).toMatch(/^MAKEGATE_WAIT_SECONDS +7 +waitSeconds in MAKEGATE_CONFIG$/m);
  expect(stdout).toMatch(/^MAKEGATE_DRAIN_SECONDS +30 +default$/m);
  expect(stdout).toMatch(/^MAKEGATE_DEPLOYMENT +local +default$/m);
  expect(stdout).toMatch(/^MAKEGATE_STATE +not set$/m);
  expect(stdout).toMatch(/^REDIS_URL +\[set\] +REDIS_URL$/m);
  expect(stdout).not.toContain(redis.url);
  expect(stdout).not.toContain(encryptionKey.trim());
});

test('warns of what is probably not meant', async () => {
  const variables = variablesWith({ ...stateVariables(), MAKEGATE_PUBLIC_URL: 'http://mcp.example.com' });
  const check = await runGateway(['check-config'], variables);
  expect(check).toMatchObject({ code: 0, stderr: expect.stringContaining('MAKEGATE_PUBLIC_URL: begins with http') });
});

test('ends with a code of its own when settings are wrong, and names all of them', async () => {
  const refused = await runGateway(['check-config'], { MAKEGATE_LISTEN: 'zzqx', MAKEGATE_LISTN: 'zzqx' });
  expect(refused).toMatchObject({ code: 78, stdout: '' });
  expect(refused.stderr).toMatch(
    /MAKEGATE_LISTN: [^]*MAKEGATE_LISTEN: [^]*MAKEGATE_STATE: [^]*MAKEGATE_ENCRYPTION_KEYS: /,
  );
  expect(refused.stderr).not.toContain('zzqx');
});

test.each(['keys', 'credentials'])('prints the help of %s alone, as a command line that is wrong', async (command) => {
  const told = await runGateway([command]);
  expect(told).toMatchObject({ code: 64, stdout: '', stderr: expect.stringMatching(/^Usage: [^]*Examples:/) });
  expect(told.stderr).not.toContain('outputHelp');
});

test('names two encryption keys of one day differently', async () => {
  const [one, other] = await Promise.all([runGateway(['new-key']), runGateway(['new-key'])]);
  const [id, otherId] = [one, other].map(({ stdout }) => stdout.split(':')[0]);
  expect(id).toMatch(/^k-\d{4}-\d{2}-\d{2}-\w+$/);
  expect(otherId).not.toBe(id);
});

test('lists whose credentials are kept and whether they open, and removes none that is not there', async () => {
  const variables = variablesWith(stateVariables());
  await runGateway(addFor('ben'), variables);
  await runGateway(add, variables);
  await runGateway(set(), variables, sandbox.apiToken);
  const listed = await runGateway(['credentials', 'list', '--json'], variables);
  const ana = { principal: 'ana', zone: sandbox.url, kind: 'apiToken', generation: expect.any(Number), opens: true };
  expect(JSON.parse(listed.stdout)).toEqual(expect.arrayContaining([{ principal: 'ben', opens: false }, ana]));
  expect(listed.stdout).not.toContain(sandbox.apiToken);
  const other = (await runGateway(['new-key', '--id', 'other'])).stdout;
  const shut = await runGateway(['credentials', 'list'], { ...variables, MAKEGATE_ENCRYPTION_KEYS: other });
  expect(shut).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ana .*does not open$/m) });
  expect(shut.stderr).toContain('(sealing_key_unknown)');
  expect(await runGateway(['credentials', 'remove', '--principal', 'nobody'], variables)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('(credential_missing)'),
  });
});

const unusable: readonly (readonly [string, () => Variables, RegExp])[] = [
  ['no Redis answers', () => ({ REDIS_URL: 'redis://:zzqx@127.0.0.1:1' }), /\(redis_unreachable\)/],
  [
    'the folder of the state is missing',
    () => ({ MAKEGATE_STATE: join(folder, 'missing', 'state.json') }),
    /\(state_\w+\)/,
  ],
];
test.each(unusable)('says so when %s', async (_, storage, told) => {
  const refused = await runGateway(['keys', 'list'], variablesWith(storage()));
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(told) });
  expect(refused.stderr).not.toContain('zzqx');
});

test('does not touch a state file that is something else', async () => {
  const path = join(folder, 'foreign.json');
  await writeFile(path, '{"mine": true}', { mode: 0o600 });
  const refused = await runGateway(add, variablesWith({ MAKEGATE_STATE: path }));
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('(state_invalid)') });
  expect(await readFile(path, 'utf8')).toBe('{"mine": true}');
});

test('keeps where to work with a token, once Make has shown that the token sees it', async () => {
  const variables = variablesWith(stateVariables());
  await runGateway(add, variables);
  const { teamId, organizationId, apiToken } = sandbox;
  const at = (...place: string[]) => runGateway([...set(), ...place], variables, apiToken);
  for (const [place, code] of [
    [['--team', '999999'], 'make_not_found'],
    [['--organization', '999999'], 'make_not_found'],
    [['--team', 'mine'], 'id_invalid'],
  ] as const) {
    expect(await at(...place)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`(${code})`) });
  }
  const listed = async () => JSON.parse((await runGateway(['credentials', 'list', '--json'], variables)).stdout);
  expect(await listed()).toEqual([{ principal: 'ana', opens: false }]);
  const told = await at('--team', String(teamId), '--organization', String(organizationId));
  expect(told.stdout).toContain(`team ${teamId}, organization ${organizationId} as `);
  expect(await listed()).toMatchObject([{ principal: 'ana', teamId, organizationId, opens: true }]);
});
