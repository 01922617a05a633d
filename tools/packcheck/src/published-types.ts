import { repositoryRoot } from '@makegate/repo-workspaces';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { entryPointsOf } from './entry-points.ts';
import type { Packed } from './pack.ts';
import { lastWords, runIn } from './run-in.ts';

/** What publint says about an unpacked tarball: fields, formats and files that do not fit together. */
export async function problemsOfPublint({ folder }: Packed): Promise<readonly string[]> {
  const { messages, pkg } = await publint({ pkgDir: folder, pack: false, strict: true });
  return messages
    .filter(({ type }) => type !== 'suggestion')
    .map((message) => formatMessage(message, pkg ?? {}, { color: false }) ?? message.code);
}

/** Whether the types that a consumer's compiler finds match what Node runs. A package with binaries only has none. */
export async function problemsOfTypes({ workspace, tarball, files }: Packed): Promise<readonly string[]> {
  const entryPoints = entryPointsOf(workspace, files).map((specifier) => `.${specifier.slice(workspace.name.length)}`);
  if (entryPoints.length === 0) return [];
  // Named one by one, because the tool passes over patterns.
  const args = ['--profile', 'esm-only', '--no-color', '--no-emoji', tarball, '--entrypoints', ...entryPoints];
  const ran = await runIn(repositoryRoot, 'attw', args);
  return ran.exitCode === 0 ? [] : [`the types are wrong:\n${lastWords({ ...ran, stderr: '' })}`];
}
