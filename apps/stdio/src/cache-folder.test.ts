import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCacheFolder } from './cache-folder.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'makegate-folder-'));
});

afterEach(() => rmSync(root, { recursive: true }));

test('makes the folder for its owner alone, whatever the umask', () => {
  const before = process.umask(0o002);
  try {
    expect(openCacheFolder(join(root, 'a', 'b'))).toBe(join(root, 'a', 'b'));
  } finally {
    process.umask(before);
  }
  expect(statSync(join(root, 'a', 'b')).mode & 0o777).toBe(0o700);
});

test.each([0o770, 0o777, 0o702])('does not use a folder with the rights %o', (mode) => {
  chmodSync(root, mode);
  expect(openCacheFolder(root)).toBeUndefined();
});

test('does not use what is no folder', () => {
  writeFileSync(join(root, 'file'), '');
  expect(openCacheFolder(join(root, 'file'))).toBeUndefined();
});
