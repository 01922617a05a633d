import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { jest } from '@jest/globals';
import { z } from 'zod';
import { serverScript } from './open-server.js';

// Starting processes takes its time on a busy machine; what is promised is measured inside the tests.
jest.setTimeout(20_000);

const Manifest = z.looseObject({ bin: z.looseObject({ 'mcp-inspector': z.string() }) });
const ToolList = z.looseObject({ tools: z.array(z.looseObject({ name: z.string(), title: z.string() })) });
const CallResult = z.looseObject({ structuredContent: z.record(z.string(), z.unknown()) });

const manifestPath = createRequire(import.meta.url).resolve('@modelcontextprotocol/inspector/package.json');

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'makegate-inspector-'));
});
afterAll(() => rmSync(home, { recursive: true }));

/** Runs the Inspector's command line against our binary on a practice zone, and resolves with what it prints. */
async function inspect(...wishes: readonly string[]): Promise<unknown> {
  const manifest = Manifest.parse(createRequire(import.meta.url)(manifestPath));
  const inspector = join(dirname(manifestPath), manifest.bin['mcp-inspector']);
  const server = [process.execPath, serverScript, '--sandbox'];
  const printed = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [inspector, '--cli', ...wishes, '--', ...server],
      { env: { PATH: process.env['PATH'] ?? '', HOME: home, MAKEGATE_CACHE: 'off' }, timeout: 20_000 },
      (error, stdout, stderr) => (error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(stdout)),
    );
    child.stdin?.end();
  });
  return JSON.parse(printed);
}

test('shows our tools to the Inspector', async () => {
  const { tools } = ToolList.parse(await inspect('--method', 'tools/list'));
  const names = tools.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['status', 'scenarios_list', 'executions_get']));
  expect(names.filter((name) => name.startsWith('run_'))).not.toEqual([]);
});

test('raises no problem of portability in the schemas of our tools', async () => {
  // With --strict the Inspector exits with a code of its own when it finds a grave one.
  await expect(inspect('--method', 'tools/list', '--strict')).resolves.toMatchObject({ tools: expect.any(Array) });
});

test('answers a call by the Inspector', async () => {
  const printed = await inspect('--method', 'tools/call', '--tool-name', 'scenarios_list', '--tool-arg', 'limit=2');
  const { structuredContent } = CallResult.parse(printed);
  expect(structuredContent).toMatchObject({
    scenarios: [
      expect.objectContaining({ name: expect.any(String) }),
      expect.objectContaining({ id: expect.any(Number) }),
    ],
    nextOffset: 2,
  });
});
