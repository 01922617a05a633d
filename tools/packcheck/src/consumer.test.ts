import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsumer, problemOfLoading } from './consumer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consumer-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loads a package with this text as its only module, by import and by require. */
async function problemsOfLoading(text: string): Promise<readonly (string | undefined)[]> {
  const consumer = createConsumer(folder);
  const home = join(folder, 'node_modules/theirs');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'theirs', type: 'module', exports: './index.js' }));
  writeFileSync(join(home, 'index.js'), text);
  return (await consumer.load('theirs')).map((ran) => problemOfLoading('theirs', ran));
}

test('a module loads by import and by require', async () => {
  expect(await problemsOfLoading('export const answer = 42;')).toEqual([undefined, undefined]);
});

test('a missing dependency is found both ways', async () => {
  const problem = expect.stringContaining('theirs cannot be loaded cold');
  expect(await problemsOfLoading("import 'not-installed';")).toEqual([problem, problem]);
});

test('a top-level await is found by require', async () => {
  expect(await problemsOfLoading('await Promise.resolve();')).toEqual([
    undefined,
    expect.stringContaining('theirs cannot be loaded cold'),
  ]);
});

test('a module that prints is found', async () => {
  expect(await problemsOfLoading("console.log('hello');")).toEqual([
    expect.stringContaining('prints when it is loaded'),
    expect.stringContaining('prints when it is loaded'),
  ]);
});
