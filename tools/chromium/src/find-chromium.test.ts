import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';

const nowhere = { platform: 'linux', chosen: undefined, path: '/nonexistent', isRoot: false, isDebian: false };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A program in the folder, which is all of PATH to the search. */
function put(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('takes the browser that CHROMIUM_PATH names before any in PATH', async () => {
  put('chromium', 'exit 0');
  const chosen = put('another', 'exit 0');
  expect(await findChromium({ ...nowhere, path: folder, chosen })).toBe(chosen);
});

test('says so when CHROMIUM_PATH names nothing that can be run', async () => {
  put('chromium', 'exit 0');
  const search = findChromium({ ...nowhere, path: folder, chosen: folder });
  await expect(search).rejects.toThrow('CHROMIUM_PATH names no program');
});

test.each(['chromium', 'chromium-browser', 'google-chrome'])('finds %s in PATH', async (name) => {
  expect(await findChromium({ ...nowhere, path: `/nonexistent::${folder}`, chosen: '' }).catch(String)).toMatch(/need/);
  const file = put(name, 'exit 0');
  expect(await findChromium({ ...nowhere, path: `/nonexistent::${folder}`, chosen: '' })).toBe(file);
});

test('names the command to run where it must not install anything', async () => {
  await expect(findChromium({ ...nowhere, isDebian: true })).rejects.toThrow(
    'Run: sudo apt-get install --yes --no-install-recommends chromium',
  );
  await expect(findChromium({ ...nowhere, platform: 'darwin' })).rejects.toThrow('Run: brew install --cask chromium');
  await expect(findChromium({ ...nowhere, isRoot: true })).rejects.toThrow('CHROMIUM_PATH');
});

test('installs the package as root on Debian, and fetches the lists of packages only when it has to', async () => {
  put(
    'apt-get',
    `echo "$*" >> '${folder}/calls'
     [ "$1" = update ] && exec /bin/touch '${folder}/lists'
     [ -e '${folder}/lists' ] || exit 100
     /bin/cp '${folder}/apt-get' '${folder}/chromium'`,
  );
  const found = await findChromium({ ...nowhere, path: folder, isRoot: true, isDebian: true });
  expect(found).toBe(join(folder, 'chromium'));
  const install = '-o DPkg::Lock::Timeout=300 install --yes --no-install-recommends chromium';
  expect(readFileSync(join(folder, 'calls'), 'utf8')).toBe(`${install}\nupdate\n${install}\n`);
});

test('says so when installing fails, with the command and what it printed', async () => {
  put('apt-get', 'echo "no network" >&2; exit 100');
  const search = findChromium({ ...nowhere, path: folder, isRoot: true, isDebian: true });
  await expect(search).rejects.toMatchObject({
    message: expect.stringContaining('Run: apt-get update && apt-get install'),
    cause: { stderr: expect.stringContaining('no network') },
  });
});
