import { jest } from '@jest/globals';
import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { openServer } from './open-server.js';
import type { OpenOptions } from './open-server.js';
import { spawnServer } from './spawn-server.js';

// Starting processes takes its time on a busy machine; what is promised is measured inside the tests.
jest.setTimeout(20_000);

const token = '11111111-2222-4333-8444-555555555555';
const account = { MAKE_ZONE: 'eu2.make.com', MAKE_API_KEY: token };
type Environment = Readonly<Record<string, string>>;

/** Tests leave nothing behind on the machine. */
const keepNothing = { MAKEGATE_CACHE: 'off' };

/** Runs the binary to its end. Standard input stays open, so a server that serves after all does not end by itself. */
async function run(args: readonly string[], environment: Environment = {}) {
  const server = spawnServer(undefined, { args, environment: { ...keepNothing, ...environment } });
  const closed = new Promise((resolve) => server.process.once('close', resolve));
  const { code, signal } = await server.exited;
  await closed;
  return { code, signal, stdout: server.lines.join('\n'), stderr: server.stderr() };
}

interface Refused {
  readonly title: string;
  readonly args?: readonly string[];
  readonly environment?: Environment;
  /** The flag or variable that the message begins with. */
  readonly named: string;
  readonly reason: RegExp;
  /** Must not be repeated. */
  readonly value: string;
}

/** One variable changed in a configuration that is otherwise good. */
const bad = (named: string, value: string, title: string, reason: RegExp): Refused => ({
  title,
  environment: { ...account, [named]: value },
  named,
  reason,
  value,
});

/** One flag added to a configuration that is otherwise good. */
const badFlag = (
  args: readonly string[],
  title: string,
  named: string,
  reason: RegExp,
  value: string = token,
): Refused => ({
  title,
  args,
  environment: account,
  named,
  reason,
  value,
});

const refused: readonly Refused[] = [
  {
    title: 'a missing token',
    environment: { MAKE_ZONE: 'eu2.make.com' },
    named: 'MAKE_API_KEY',
    reason: /is not set.*--sandbox/,
    value: 'eu2.make.com',
  },
  {
    title: 'a missing zone',
    environment: { MAKE_API_KEY: token },
    named: 'MAKE_ZONE',
    reason: /is not set/,
    value: token,
  },
  bad('MAKE_API_KEY', `Token ${token}`, 'a token with its scheme before it', /holds a space/),
  bad(
    'MAKE_API_KEY',
    'clé-secrète',
    'a token with letters that no token has',
    /holds a space, a line break or a character/,
  ),
  bad('MAKE_ZONE', 'make.nowhere.example', 'an unknown zone', /not a known one.*eu1\.make\.com/),
  bad('MAKE_ZONE', 'http://eu2.make.com', 'plain http to a host that is not this machine', /reached by https/),
  bad('MAKE_ZONE', 'http://192.168.7.7:8080', 'plain http to an address in the network', /reached by https/),
  bad('MAKE_ZONE', 'https://ada:hunter22@eu2.make.com', 'a URL with credentials', /without user, password/),
  bad('MAKE_ZONE', 'https://eu2.make.com/?token=hunter22', 'a URL with a query', /without user, password, path, query/),
  bad('MAKE_TEAM', 'operations', 'a team by name', /numeric id/),
  bad('MAKE_TEAM', '-4', 'a negative team', /numeric id/),
  bad('MAKE_ORGANIZATION', '1e3', 'an organization that only looks like a number', /numeric id/),
  bad('MAKEGATE_TOOLSET', 'all-of-it', 'an unknown toolset', /one of: default or everything/),
  bad('MAKEGATE_READ_ONLY', 'perhaps', 'a switch that is neither on nor off', /true or false/),
  bad('MAKEGATE_WAIT_SECONDS', '301', 'a wait beyond its range', /from 1 to 300/),
  bad('MAKEGATE_AUDIT_FILE', 'calls.jsonl', 'a record at a place that depends on where we start', /absolute path/),
  bad(
    'MAKEGATE_AUDIT_FILE',
    '/nowhere/at/all.jsonl',
    'a record in a folder that is not there',
    /\(ENOENT\).*folder has to exist/,
  ),
  bad('MAKE_API_KEY', 'your-token', 'a placeholder for the token', /still holds a placeholder/),
  bad('MAKE_ZONE', '${MAKE_ZONE}', 'a placeholder that nobody replaced', /still holds a placeholder/),
  bad('MAKE_TEAM', '<team id>', 'a placeholder in brackets', /still holds a placeholder/),
  {
    title: 'two tokens that differ',
    environment: { ...account, MAKE_API_TOKEN: '99999999-2222-4333-8444-555555555555' },
    named: 'MAKE_API_KEY',
    reason: /differs from MAKE_API_TOKEN/,
    value: '99999999',
  },
  badFlag(['--tokn=hunter22'], 'an unknown flag', '--tokn', /is not understood/, 'hunter22'),
  badFlag(['--zone'], 'a flag without its value', '--zone', /needs a value/),
  badFlag(['--team', '--read-only'], 'a flag where the value of another should be', '--team', /needs a value/),
  badFlag(['--read-only=maybe'], 'a switch with a value', '--read-only', /takes no value/, 'maybe'),
  badFlag(['--team', 'operations'], 'a team flag by name', '--team', /numeric id/, 'operations'),
  badFlag(
    ['--toolset', 'all-of-it'],
    'an unknown toolset by flag',
    '--toolset',
    /one of: default or everything/,
    'all-of-it',
  ),
  badFlag(
    ['--zone', 'make.nowhere.example'],
    'a bad flag over a good variable',
    '--zone',
    /not a known one/,
    'make.nowhere.example',
  ),
  badFlag([token], 'a token where flags belong', 'arguments', /only flags/, token),
  {
    title: 'a client it has no text for',
    args: ['connect', 'emacs'],
    named: 'connect',
    reason: /claude-code, cursor/,
    value: 'emacs',
  },
];

test.each(refused)('refuses $title before it serves, by name and reason', async (given) => {
  const { code, stdout, stderr } = await run(given.args ?? [], given.environment);
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
  expect(stderr.startsWith(`makegate: ${given.named}: `)).toBe(true);
  expect(stderr).toMatch(given.reason);
  expect(stderr).toMatch(/ \(config_invalid\)\n$/);
  expect(stderr.split('\n')).toHaveLength(2);
  expect(stderr).not.toContain(token);
  expect(stderr).not.toContain(given.value);
});

test.each([['--help'], ['-h'], ['--read-only', '--help']])('prints its settings for %s', async (...args) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const word of ['makegate connect', '--zone <zone>', 'MAKE_API_KEY', 'MAKEGATE_TOOLSET', '78']) {
    expect(stdout).toContain(word);
  }
});

test('prints its version, which is also what it tells clients', async () => {
  const { code, stdout, stderr } = await run(['--version']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const server = await openServer(undefined, { args: ['--sandbox'], environment: keepNothing });
  expect(stdout).toBe(server.client.getServerVersion()?.version);
  await server.close();
});

test('prints the text that connects one client, or every one', async () => {
  const cursor = await run(['connect', 'cursor']);
  expect(cursor).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(cursor.stdout.slice(cursor.stdout.indexOf('{')))).toEqual({
    mcpServers: {
      make: expect.objectContaining({ command: 'npx', args: ['-y', '-p', '@makegate/stdio', 'makegate'] }),
    },
  });
  const all = await run(['connect']);
  expect(all.code).toBe(0);
  for (const title of ['Claude Desktop', 'Claude Code', 'Cursor', 'VS Code']) expect(all.stdout).toContain(title);
});

test('refuses what the printed text still needs from its reader', async () => {
  const { stdout } = await run(['connect', 'cursor']);
  const { mcpServers } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    mcpServers: { make: { env: Record<string, string> } };
  };
  const untouched = await run([], mcpServers.make.env);
  expect(untouched.code).toBe(78);
  expect(untouched.stderr).toMatch(/MAKE_API_KEY: still holds a placeholder/);
});

describe('on a zone', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  /** The catalog's tools as a server with this configuration shows them. */
  async function shown(options: OpenOptions): Promise<readonly string[]> {
    const server = await openServer(sandbox, { ...options, args: ['--no-scenario-tools', ...(options.args ?? [])] });
    const tools = await server.tools();
    await server.close();
    return tools.map(({ name }) => name);
  }

  test('takes the flag over the variable, and the variable over the default', async () => {
    const environment = { MAKEGATE_TOOLSET: 'everything' };
    const byDefault = await shown({});
    const byVariable = await shown({ environment });
    const byFlag = await shown({ environment, args: ['--toolset', 'default'] });
    expect(byDefault).not.toContain('scenarios_delete');
    expect(byVariable).toContain('scenarios_delete');
    expect(byFlag).toEqual(byDefault);
  });

  test('lets a flag turn on what a variable turned off', async () => {
    const environment = { MAKEGATE_TOOLSET: 'everything', MAKEGATE_READ_ONLY: 'false' };
    expect(await shown({ environment })).toContain('scenarios_create');
    expect(await shown({ environment, args: ['--read-only'] })).not.toContain('scenarios_create');
  });

  test('works in the team of the flag rather than in that of the variable', async () => {
    const inTeam = async (args: readonly string[]) => {
      const server = await openServer(sandbox, { args });
      const { structuredContent } = await server.call('scenarios_list');
      await server.close();
      return structuredContent;
    };
    const ours = await inTeam([]);
    const other = await inTeam(['--team', String(sandbox.otherTeamId)]);
    expect(other).toMatchObject({ scenarios: expect.any(Array) });
    expect(other).not.toEqual(ours);
  });

  test.each(['MAKE_API_KEY', 'MAKE_API_TOKEN'])('works with a token from %s', async (name) => {
    const environment = { MAKE_API_KEY: '', [name]: sandbox.apiToken };
    const server = await openServer(sandbox, { environment });
    const { isError, structuredContent } = await server.call('scenarios_list', { limit: 1 });
    await server.close();
    expect(isError).not.toBe(true);
    expect(structuredContent).toMatchObject({ scenarios: [expect.objectContaining({ id: expect.any(Number) })] });
  });
});
