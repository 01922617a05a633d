import { readFileSync } from 'node:fs';
import { repositoryRoot } from '@makegate/repo-workspaces';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Packed } from './pack.ts';
import { lastWords, runIn } from './run-in.ts';

/** What publint says about a tarball: fields, formats and files that do not fit together. */
export async function problemsOfPublint({ workspace, tarball }: Packed): Promise<readonly string[]> {
  const bytes = Uint8Array.from(readFileSync(tarball));
  const { messages, pkg } = await publint({ pkgDir: workspace.folder, pack: { tarball: bytes.buffer }, strict: true });
  return messages
    .filter(({ type }) => type !== 'suggestion')
    .map((message) => formatMessage(message, pkg ?? {}, { color: false }) ?? message.code);
}

/** Whether the types that a consumer's compiler finds match what Node runs. A package with binaries only has none. */
export async function problemsOfTypes({ workspace, tarball }: Packed): Promise<readonly string[]> {
  if (workspace.manifest.exports === undefined) return [];
  const ran = await runIn(repositoryRoot, 'attw', ['--profile', 'esm-only', '--no-color', '--no-emoji', tarball]);
  return ran.exitCode === 0 ? [] : [`the types are wrong:\n${lastWords({ ...ran, stderr: '' })}`];
}
