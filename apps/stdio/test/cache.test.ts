import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { eventually, openServer } from './open-server.js';

let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  sandbox = await startSandbox({ onDemandScenarios: 25 });
  folder = await mkdtemp(join(tmpdir(), 'makegate-cache-'));
});

afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const interfaceReads = (): number =>
  sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.getInterface').length;

/** Starts the server, waits for as many scenario tools, and ends it. Resolves to how many the first list had. */
async function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const server = await openServer(sandbox, { args, environment });
  const scenarioTools = async () => (await server.tools()).filter(({ name }) => name.startsWith('run_')).length;
  const first = await scenarioTools();
  await eventually(scenarioTools, (count) => count === 25);
  await server.close();
  return first;
}

test('a later start offers every scenario at once and reads no interface again', async () => {
  expect(await start(['--cache', folder])).toBeLessThan(25);
  expect(interfaceReads()).toBe(25);
  sandbox.clearRequests();
  expect(await start(['--cache', folder])).toBe(25);
  expect(interfaceReads()).toBe(0);
});

test('what is kept holds no token', async () => {
  await start([], { MAKEGATE_CACHE: folder });
  const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const text = await readFile(join(folder, name), 'utf8');
  expect(text).toContain('interface');
  expect(text).not.toContain(sandbox.apiToken);
});

test('keeps nothing when it is off', async () => {
  await start(['--cache', 'off'], { XDG_CACHE_HOME: folder, HOME: folder });
  expect(await readdir(folder)).toEqual([]);
});

test('makes the folder for its owner alone before anything is in it', async () => {
  await start(['--cache', join(folder, 'new')]);
  expect(await readdir(join(folder, 'new'))).toContain('code');
  expect((await stat(join(folder, 'new'))).mode & 0o777).toBe(0o700);
});

test('keeps nothing in a folder that others can write to, says so, and serves all the same', async () => {
  await chmod(folder, 0o777);
  const server = await openServer(sandbox, { args: ['--cache', folder] });
  expect((await server.tools()).length).toBeGreaterThan(20);
  await server.close();
  expect(server.stderr()).toContain('others can write');
  expect(await readdir(folder)).toEqual([]);
});
