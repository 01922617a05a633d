import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@makegate/repo-workspaces';
import { checkChangesets } from './changesets.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changesets-'));
  for (const folder of ['.changeset', 'packages/shown', 'packages/hidden']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ workspaces: ['packages/*'] }));
  writeFileSync(join(root, 'packages/shown/package.json'), JSON.stringify({ name: 'shown' }));
  writeFileSync(join(root, 'packages/hidden/package.json'), JSON.stringify({ name: 'hidden', private: true }));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function problemsOf(changeset: string): readonly string[] {
  writeFileSync(join(root, '.changeset/calm-rivers.md'), changeset);
  return checkChangesets(root).problems;
}

test('accepts a changeset for a published package', () => {
  expect(problemsOf("---\n'shown': minor\n---\n\nTools answer sooner.\n")).toEqual([]);
});

test.each([
  [
    'names a package that is not published',
    "---\n'hidden': minor\n---\n\nText.\n",
    'hidden is not a published package',
  ],
  ['names a package that does not exist', "---\n'gone': patch\n---\n\nText.\n", 'gone is not a published package'],
  ['has no summary', "---\n'shown': minor\n---\n", 'says nothing'],
  ['has an unknown bump', "---\n'shown': huge\n---\n\nText.\n", ''],
  ['has no front matter', 'Only text.\n', 'cannot be read'],
])('refuses a changeset that %s', (_claim, changeset, reason) => {
  expect(problemsOf(changeset)).toEqual([expect.stringContaining(`.changeset/calm-rivers.md: ${reason}`)]);
});

test('finds nothing wrong with the changesets of this repository', () => {
  expect(checkChangesets(repositoryRoot).problems).toEqual([]);
});
