import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { jest } from '@jest/globals';
import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { z } from 'zod';
import { runGateway, startGateway } from './run-gateway.js';
import type { RunningGateway } from './run-gateway.js';

// Starting processes takes its time on a busy machine.
jest.setTimeout(60_000);

const Manifest = z.looseObject({ version: z.string(), bin: z.looseObject({ 'mcp-inspector': z.string() }) });
const ToolList = z.looseObject({ tools: z.array(z.looseObject({ name: z.string(), title: z.string() })) });

/** How the Inspector ends when it was not content. */
const exitCodes = { signInNeeded: 3, toolError: 5 };

const require = createRequire(import.meta.url);
const manifestPath = require.resolve('@modelcontextprotocol/inspector/package.json');
const manifest = Manifest.parse(require(manifestPath));
const inspectorScript = join(dirname(manifestPath), manifest.bin['mcp-inspector']);

let folder: string;
let sandbox: Sandbox;
let gateway: RunningGateway | undefined;
let url: string;
let key: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makegate-inspector-'));
  sandbox = await startSandbox();
  const variables = {
    MAKEGATE_LISTEN: '127.0.0.1:0',
    MAKEGATE_METRICS_LISTEN: 'off',
    MAKEGATE_STATE: join(folder, 'state.json'),
    MAKEGATE_ENCRYPTION_KEYS: (await runGateway(['new-key'])).stdout,
  };
  const ana = ['--principal', 'ana'];
  const add = ['keys', 'add', ...ana, '--name', 'inspector', '--scopes', 'make:read'];
  key = (await runGateway(add, variables)).stdout.trim();
  await runGateway(['credentials', 'set', ...ana, '--zone', sandbox.url], variables, sandbox.apiToken);
  gateway = startGateway([], variables);
  [, url = ''] = await gateway.said(/Serving MCP at (http:\S+)/);
});
afterAll(async () => {
  gateway?.process.kill('SIGTERM');
  await gateway?.ended;
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** Runs the Inspector's command line against the gateway with a bearer, and resolves when it ends, however it ends. */
function inspect(bearer: string, ...wishes: readonly string[]) {
  const target = ['--transport', 'http', '--server-url', url, '--header', `Authorization: Bearer ${bearer}`];
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
  return new Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [inspectorScript, '--cli', ...target, ...wishes],
      { env, timeout: 30_000 },
      (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

test('shows the Inspector the tools that the key allows, with schemas that every client can read', async () => {
  const { code, stdout } = await inspect(key, '--method', 'tools/list', '--strict');
  expect(code).toBe(0);
  const names = ToolList.parse(JSON.parse(stdout)).tools.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['status', 'scenarios_list', 'executions_get']));
  expect(names).not.toContain('scenarios_run');
});

test('answers a call by the Inspector from the zone of its principal', async () => {
  const call = ['--method', 'tools/call', '--tool-name', 'scenarios_list', '--tool-arg', `teamId=${sandbox.teamId}`];
  const { code, stdout } = await inspect(key, ...call, 'limit=2');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    structuredContent: { scenarios: [{ name: expect.any(String) }, { id: expect.any(Number) }], nextOffset: 2 },
  });
});

test('tells the Inspector what was wrong with a call', async () => {
  const call = ['--method', 'tools/call', '--tool-name', 'scenarios_get', '--tool-arg', 'scenarioId=999999999'];
  const { code, stdout, stderr } = await inspect(key, ...call);
  expect(code).toBe(exitCodes.toolError);
  expect(stdout).toContain('Make answered 404 to scenarios.get');
  expect(stdout).toContain('make_not_found');
  expect(stderr).toContain('tool_is_error');
});

test.each([
  ['is no key of this gateway', () => 'mkgw_nonsense'],
  ['is a token of Make', () => sandbox.apiToken],
])('sends the Inspector to sign in when its bearer %s', async (_, bearer) => {
  const { code, stdout } = await inspect(bearer(), '--method', 'tools/list');
  expect({ code, stdout }).toEqual({ code: exitCodes.signInNeeded, stdout: '' });
});
