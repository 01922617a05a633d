import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Names = z.record(z.string(), z.string());

const Manifest = z.looseObject({
  name: z.string(),
  version: z.string().default('0.0.0'),
  private: z.boolean().default(false),
  exports: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  bin: Names.default({}),
  scripts: Names.default({}),
  dependencies: Names.default({}),
  devDependencies: Names.default({}),
  peerDependencies: Names.default({}),
});
/** The parts of a package.json that the repository's tools look at. */
export type Manifest = z.output<typeof Manifest>;

export interface Workspace {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** From the root of the repository, with forward slashes: `packages/client`. */
  readonly path: string;
  readonly published: boolean;
  readonly manifest: Manifest;
}

/** The root of this clone: absolute, without a trailing slash. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/** Every workspace that the root package.json names and that exists, in the order of the patterns, then by folder name. */
export function readWorkspaces(root: string = repositoryRoot): readonly Workspace[] {
  const { workspaces } = z.object({ workspaces: z.array(z.string()) }).parse(readJson(join(root, 'package.json')));
  return workspaces
    .flatMap((pattern) => foldersOf(root, pattern))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => workspaceIn(root, folder));
}

function foldersOf(root: string, pattern: string): readonly string[] {
  if (!pattern.endsWith('/*')) return [join(root, pattern)];
  const parent = join(root, pattern.slice(0, -2));
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .toSorted()
    .map((name) => join(parent, name));
}

function workspaceIn(root: string, folder: string): Workspace {
  const manifest = Manifest.parse(readJson(join(folder, 'package.json')));
  const path = relative(root, folder).split(sep).join('/');
  return { name: manifest.name, folder, path, published: !manifest.private, manifest };
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
