import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../src/version.js';

const home = fileURLToPath(new URL('..', import.meta.url));

test('the version is that of the manifest', () => {
  expect(version).toBe(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version);
});

test('a release writes the version of its manifest down', () => {
  const folder = mkdtempSync(join(tmpdir(), 'makegate-version-'));
  try {
    for (const file of ['write-version.mjs', 'src/version.ts']) cpSync(join(home, file), join(folder, file));
    writeFileSync(join(folder, 'package.json'), '{ "version": "12.3.4-next.5" }');
    execFileSync(process.execPath, [join(folder, 'write-version.mjs')]);
    const written = readFileSync(join(folder, 'src/version.ts'), 'utf8');
    expect(written).toBe(readFileSync(join(home, 'src/version.ts'), 'utf8').replace(version, '12.3.4-next.5'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
