import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { problemsInContents } from './package-contents.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contents-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function problemsWith(files: Readonly<Record<string, string>>): readonly string[] {
  const all = { 'README.md': '', LICENSE: '', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return problemsInContents(folder, Object.keys(all), '/home/somebody/makegate');
}
const map = (value: object) => JSON.stringify({ version: 3, mappings: '', ...value });

test('accepts built files with maps to sources that are shipped or carried inside', () => {
  const files = {
    'src/index.ts': '',
    'dist/index.js': '',
    'dist/index.js.map': map({ sources: ['../src/index.ts'] }),
    'dist/bundle.js.map': map({ sources: ['../elsewhere.ts'], sourcesContent: ['export {};'] }),
  };
  expect(problemsWith(files)).toEqual([]);
});

test('finds a map that points outside the package', () => {
  expect(problemsWith({ 'dist/index.js.map': map({ sources: ['../src/index.ts'] }) })).toEqual([
    'dist/index.js.map points at ../src/index.ts, which is not in the package',
  ]);
});

test.each(['src/index.test.ts', 'dist/index.test.js', 'dist/.tsbuildinfo', 'test/end-to-end.ts', 'tsconfig.lib.json'])(
  'finds %s, which nobody needs',
  (file) => {
    expect(problemsWith({ [file]: '' })).toEqual([`${file} should not be published`]);
  },
);

test('finds a folder of the machine that built the package', () => {
  expect(problemsWith({ 'dist/index.js': '// /home/somebody/makegate/node_modules/got' })).toEqual([
    'dist/index.js names a folder of this machine',
  ]);
});

test('misses the README and the licence when they are not there', () => {
  expect(problemsInContents(folder, [], '/home')).toEqual(['README.md is missing', 'LICENSE is missing']);
});
