import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rules } from './rules.js';

const folders = ['src', 'test'].map((name) => join(import.meta.dirname, '..', '..', name));
const ownFolder = import.meta.dirname;

async function testFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name));
}

/** The title of a test, or of a table of tests, as it stands in the source. */
const title = /(?:\btest|\))\(\s*(?:'([^'\n]+)'|"([^"\n]+)"),/g;

async function titlesIn(file: string): Promise<string[]> {
  const found = (await readFile(file, 'utf8')).matchAll(title);
  return [...found].map(([, single, double]) => single ?? double ?? '');
}

async function titlesUnder(...folder: readonly string[]): Promise<string[]> {
  const files = (await Promise.all(folder.map(testFilesIn))).flat();
  return (await Promise.all(files.map(titlesIn))).flat();
}

test('every rule is named by a test that exists', async () => {
  const titles = new Set(await titlesUnder(...folders));
  expect(rules.filter((row) => row.rule === '' || !titles.has(row.test))).toEqual([]);
});

test('no rule is written down twice', () => {
  const written = rules.map(({ section, rule }) => `${section}: ${rule}`);
  expect(written.filter((row, at) => written.indexOf(row) !== at)).toEqual([]);
});

test('every test of the rules stands for one of them', async () => {
  const named = new Set(rules.map(({ test }) => test));
  const ownTitles = await titlesIn(join(ownFolder, 'rules.test.ts'));
  const others = (await titlesUnder(ownFolder)).filter((found) => !ownTitles.includes(found));
  expect(others.filter((found) => !named.has(found))).toEqual([]);
});
