import type { Workspace } from '@makegate/repo-workspaces';

/** Every specifier under which a package can be imported, with patterns expanded over the files it ships. */
export function entryPointsOf({ name, manifest }: Workspace, files: readonly string[]): readonly string[] {
  if (typeof manifest.exports === 'string') return [name];
  return Object.entries(manifest.exports ?? {})
    .filter(([subpath]) => !subpath.endsWith('.json'))
    .flatMap(([subpath, target]) => expand(subpath, defaultOf(target), files))
    .map((subpath) => name + subpath.slice(1));
}

function expand(subpath: string, target: string, files: readonly string[]): readonly string[] {
  if (!subpath.includes('*')) return [subpath];
  const [before = '', after = ''] = target.replace(/^\.\//, '').split('*');
  return files
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .map((file) => subpath.replace('*', file.slice(before.length, file.length - after.length)));
}

function defaultOf(target: unknown): string {
  if (typeof target === 'string') return target;
  if (typeof target === 'object' && target !== null && 'default' in target) return String(target.default);
  throw new Error('An entry of "exports" has neither a path nor a default.');
}
