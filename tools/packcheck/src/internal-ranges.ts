import type { Workspace } from '@makegate/repo-workspaces';

/**
 * Packages that are published together name each other with a caret and the version of today: a looser range would let
 * npm join versions that were never tested together, an older one would install a second copy.
 */
export function problemsInRanges(published: readonly Workspace[]): readonly string[] {
  const versions = new Map(published.map(({ name, manifest }) => [name, manifest.version]));
  return published.flatMap(({ name, manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies }).flatMap(([dependency, range]) => {
      const version = versions.get(dependency);
      if (version === undefined || range === `^${version}`) return [];
      return [`${name} asks for ${dependency} ${range}, but ^${version} is what is published with it`];
    }),
  );
}
