import type { Workspace } from '@makegate/repo-workspaces';
import { entryPointsOf } from './entry-points.ts';

const manifest = { version: '1.0.0', private: false, bin: {}, scripts: {}, dependencies: {}, devDependencies: {} };
const workspace = (exports?: Workspace['manifest']['exports']): Workspace => ({
  name: 'ours',
  folder: '/ours',
  path: 'packages/ours',
  published: true,
  manifest: { ...manifest, name: 'ours', peerDependencies: {}, exports },
});

test('names the main entry and every subpath, with patterns expanded over the shipped files', () => {
  const exports = {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './parts/*': { types: './dist/parts/*.d.ts', default: './dist/parts/*.js' },
    './package.json': './package.json',
  };
  const files = ['dist/index.js', 'dist/parts/a.js', 'dist/parts/a.d.ts', 'dist/parts/deep-b.js'];
  expect(entryPointsOf(workspace(exports), files)).toEqual(['ours', 'ours/parts/a', 'ours/parts/deep-b']);
});

test('has nothing to load in a package of binaries', () => {
  expect(entryPointsOf(workspace(), ['dist/main.js'])).toEqual([]);
});

test('refuses an entry without a default', () => {
  expect(() => entryPointsOf(workspace({ '.': { import: './dist/index.js' } }), [])).toThrow(/default/);
});
