/**
 * Every check of this repository in one command, without a terminal and without questions. It goes on after a failure,
 * so that one run shows everything, and its last line is `N passed, N failed`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspaces, repositoryRoot as root } from '@makegate/repo-workspaces';
import { checkChangesets } from './changesets.ts';
import { nxEnvironment } from './nx-environment.ts';
import { failure, lastLine, nothing, sum } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { runCommand } from './run-command.ts';
import { tallyNxRun } from './tally.ts';

const runFile = join(root, '.nx/cache/run.json');
const tested = readWorkspaces(root)
  .filter(({ manifest }) => manifest.scripts['test'] !== undefined)
  .map(({ name, folder }) => ({ name, report: join(folder, '.out/jest.json') }));

async function tasks(): Promise<Outcome> {
  for (const file of [runFile, ...tested.map(({ report }) => report)]) rmSync(file, { force: true });
  const targets = ['lint', 'typecheck', 'build', 'test', 'verify'];
  return tallyNxRun(await run('nx', 'run-many', '-t', ...targets, '--parallel=2'), runFile, tested);
}

async function boundaries(): Promise<Outcome> {
  // The boundary rule of ESLint reads the project graph that this leaves in Nx's cache.
  if ((await run('nx', 'show', 'projects')) !== 0) return failure('nx show projects failed');
  return sum([
    (await run('eslint', '.')) === 0 ? nothing : failure('eslint: the architecture rules do not hold'),
    (await run('nx', 'sync:check')) === 0 ? nothing : failure('nx sync:check: run npx nx sync and commit the result'),
  ]);
}

/** The files at the root belong to no workspace, so no task lints them. */
async function rootFiles(): Promise<Outcome> {
  const workspaces = '{packages,apps,tools,benchmarks,examples}/**';
  return (await run('oxlint', '--ignore-pattern', workspaces, '.')) === 0
    ? nothing
    : failure('oxlint: the files at the root');
}

async function format(): Promise<Outcome> {
  return (await run('prettier', '--check', '--log-level=warn', '.')) === 0
    ? nothing
    : failure('prettier: run npm run format');
}

const run = (command: string, ...args: readonly string[]): Promise<number> => {
  console.log(`\n› ${command} ${args.join(' ')}`);
  return runCommand(command, args, { folder: root, environment: nxEnvironment });
};

const outcome = sum([await tasks(), await boundaries(), await rootFiles(), await format(), checkChangesets(root)]);
console.log(
  outcome.problems.length === 0 ? '' : `\nWhat failed:\n${outcome.problems.map((it) => `  ${it}`).join('\n')}\n`,
);
console.log(lastLine(outcome));
process.exitCode = outcome.failed === 0 ? 0 : 1;
