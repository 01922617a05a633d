import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findRedisServer } from './find-redis-server.ts';

const nowhere = { platform: 'linux', path: '/nonexistent', isRoot: false, isDebian: false };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-redis-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A program in the folder, which is all of PATH to the search. */
function put(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

test('takes the first program of that name in PATH, whoever runs it', async () => {
  put('redis-server', 'exit 0');
  const path = `/nonexistent::${folder}`;
  expect(await findRedisServer({ ...nowhere, path })).toBe(join(folder, 'redis-server'));
  expect(await findRedisServer({ ...nowhere, path, isRoot: true, isDebian: true })).toBe(join(folder, 'redis-server'));
});

test('passes over a file of that name that nobody can run', async () => {
  writeFileSync(join(folder, 'redis-server'), '');
  await expect(findRedisServer({ ...nowhere, path: folder })).rejects.toThrow('need a Redis server');
});

test('names the command to run where it must not install anything', async () => {
  await expect(findRedisServer({ ...nowhere, isDebian: true })).rejects.toThrow(
    'Run: sudo apt-get install --yes --no-install-recommends redis-server',
  );
  await expect(findRedisServer({ ...nowhere, platform: 'darwin' })).rejects.toThrow('Run: brew install redis');
  await expect(findRedisServer({ ...nowhere, isRoot: true })).rejects.toThrow('docker run');
});

test('installs the package as root on Debian, once, though several processes miss it at the same time', async () => {
  put(
    'apt-get',
    `echo "$*" >> '${folder}/calls'; [ "$1" = update ] || { /bin/sleep 0.3; /bin/cp '${folder}/apt-get' '${folder}/redis-server'; }`,
  );
  const program = fileURLToPath(new URL('../test/programs/find.ts', import.meta.url));
  const args = ['--disable-warning=ExperimentalWarning', program, folder];
  const found = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args)));
  expect(found.map(({ stdout }) => stdout.trim())).toEqual(Array(3).fill(join(folder, 'redis-server')));
  expect(readFileSync(join(folder, 'calls'), 'utf8').split('\n')).toEqual([
    'update',
    'install --yes --no-install-recommends redis-server',
    '',
  ]);
}, 30_000);

test('says so when installing fails, with the command and what it printed', async () => {
  put('apt-get', 'echo "no network" >&2; exit 100');
  const search = findRedisServer({ ...nowhere, path: folder, isRoot: true, isDebian: true });
  await expect(search).rejects.toMatchObject({
    message: expect.stringContaining('Run: apt-get update && apt-get install'),
    cause: { stderr: 'no network\n' },
  });
});
