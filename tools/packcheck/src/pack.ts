import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@makegate/repo-workspaces';
import type { Workspace } from '@makegate/repo-workspaces';
import { z } from 'zod';
import { lastWords, runIn } from './run-in.ts';

const Tarballs = z.array(
  z.object({ name: z.string(), filename: z.string(), files: z.array(z.object({ path: z.string() })) }),
);

export interface Packed {
  readonly workspace: Workspace;
  readonly tarball: string;
  /** Where the tarball is unpacked. */
  readonly folder: string;
  /** Every file in it, with forward slashes. */
  readonly files: readonly string[];
}

/** Packs the workspaces as `npm publish` would, into a folder, and unpacks them there. */
export async function packAll(workspaces: readonly Workspace[], into: string): Promise<readonly Packed[]> {
  const names = workspaces.flatMap(({ name }) => ['--workspace', name]);
  const packed = await runIn(repositoryRoot, 'npm', [
    'pack',
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    into,
    ...names,
  ]);
  if (packed.exitCode !== 0) throw new Error(`npm pack failed: ${lastWords(packed)}`);
  const tarballs = Tarballs.parse(JSON.parse(packed.stdout));
  return Promise.all(workspaces.map((workspace) => unpack(workspace, tarballs, into)));
}

async function unpack(workspace: Workspace, tarballs: z.output<typeof Tarballs>, into: string): Promise<Packed> {
  const packed = tarballs.find(({ name }) => name === workspace.name);
  if (packed === undefined) throw new Error(`npm pack left no tarball of ${workspace.name}`);
  const tarball = join(into, packed.filename);
  const folder = join(into, 'unpacked', workspace.path);
  mkdirSync(folder, { recursive: true });
  const unpacked = await runIn(into, 'tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  if (unpacked.exitCode !== 0) throw new Error(`tar failed: ${lastWords(unpacked)}`);
  return { workspace, tarball, folder, files: packed.files.map(({ path }) => path) };
}
