import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readWorkspaces, repositoryRoot } from './workspaces.ts';

let root: string;
const write = (path: string, value: unknown) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(value));
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workspaces-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('finds the workspaces of patterns and of plain names, and passes over what does not exist', () => {
  write('package.json', { workspaces: ['packages/*', 'apps/*', 'examples', 'benchmarks'] });
  write('packages/b/package.json', { name: 'b' });
  write('packages/a/package.json', { name: 'a', private: true });
  write('packages/empty/notes.json', {});
  write('examples/package.json', { name: 'examples' });

  const found = readWorkspaces(root).map(({ name, path, published }) => ({ name, path, published }));

  expect(found).toEqual([
    { name: 'a', path: 'packages/a', published: false },
    { name: 'b', path: 'packages/b', published: true },
    { name: 'examples', path: 'examples', published: true },
  ]);
});

test('knows the packages of this repository', () => {
  const published = readWorkspaces()
    .filter((workspace) => workspace.published)
    .map(({ name }) => name);
  expect(published).toEqual(expect.arrayContaining(['@makegate/client', '@makegate/stdio']));
  expect(published.filter((name) => name.startsWith('@makegate/repo-'))).toEqual([]);
});

test('finds the root from its own place, not from the folder it is called in', () => {
  expect(repositoryRoot.endsWith('/')).toBe(false);
  expect(readWorkspaces(repositoryRoot)).toEqual(readWorkspaces());
});
