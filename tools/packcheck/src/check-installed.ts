import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missesPeer, problemOfLoading, problemsOfCompiling } from './consumer.ts';
import type { Consumer } from './consumer.ts';
import { entryPointsOf } from './entry-points.ts';
import type { Packed } from './pack.ts';
import { readmeProgram } from './readme-program.ts';
import { lastWords, runIn } from './run-in.ts';
import { startSandboxProcess } from './sandbox-process.ts';

/**
 * Loads every entry point of every package. The main ones must load without any optional peer; a subpath may ask for
 * one, and is loaded again once the peers are there.
 */
export async function checkLoading(consumer: Consumer, packages: readonly Packed[]): Promise<readonly string[]> {
  const problems: (string | undefined)[] = [];
  const later = new Set<string>();
  for (const packed of packages) {
    for (const entryPoint of entryPointsOf(packed.workspace, packed.files)) {
      const mayWait = entryPoint !== packed.workspace.name;
      for (const ran of await consumer.load(entryPoint)) {
        if (mayWait && missesPeer(packed.workspace.manifest, ran)) later.add(entryPoint);
        else problems.push(problemOfLoading(entryPoint, ran));
      }
    }
  }
  if (later.size > 0) await consumer.install(peersOf(packages));
  for (const entryPoint of later) {
    for (const ran of await consumer.load(entryPoint)) problems.push(problemOfLoading(entryPoint, ran));
  }
  return problems.filter((problem) => problem !== undefined);
}

/** The types of every entry point compile in a project that checks the declarations of its dependencies too. */
export async function checkCompiling(consumer: Consumer, packages: readonly Packed[]): Promise<readonly string[]> {
  const entryPoints = packages.flatMap(({ workspace, files }) => entryPointsOf(workspace, files));
  return problemsOfCompiling(await consumer.compile(entryPoints));
}

/** The peers at the versions that this repository develops with. */
const peersOf = (packages: readonly Packed[]): readonly string[] =>
  packages.flatMap(({ workspace: { manifest } }) =>
    Object.entries(manifest.peerDependencies).map(
      ([peer, range]) => `${peer}@${manifest.devDependencies[peer] ?? range}`,
    ),
  );

/** Every binary says what it does, and exits. */
export async function checkBinaries(consumer: Consumer, packages: readonly Packed[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const binary of packages.flatMap(({ workspace }) => Object.keys(workspace.manifest.bin))) {
    const ran = await consumer.help(binary);
    if (ran.exitCode !== 0) problems.push(`${binary} --help fails: ${lastWords(ran)}`);
    else if (ran.stdout.trim() === '') problems.push(`${binary} --help says nothing`);
  }
  return problems;
}

/** Runs the program of every README against a sandbox zone, as a reader would who copies it. */
export async function checkReadmes(consumer: Consumer, packages: readonly Packed[]): Promise<readonly string[]> {
  const sandbox = await startSandboxProcess(consumer.folder);
  try {
    const problems: string[] = [];
    for (const packed of packages) {
      const problem = await problemOfReadme(consumer, packed, sandbox.environment);
      if (problem !== undefined) problems.push(`${packed.workspace.path}/README.md ${problem}`);
    }
    return problems;
  } finally {
    await sandbox.stop();
  }
}

async function problemOfReadme(
  consumer: Consumer,
  { workspace, folder, files }: Packed,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  if (!files.includes('README.md')) return 'is missing';
  const program = readmeProgram(readFileSync(join(folder, 'README.md'), 'utf8'));
  if ('problem' in program) return program.problem;
  const file = join(consumer.folder, `${workspace.path.replaceAll('/', '-')}.${program.extension}`);
  writeFileSync(file, program.text);
  const ran = await runIn(consumer.folder, process.execPath, [file], { environment, timeoutMs: 60_000 });
  return ran.exitCode === 0 ? undefined : `has a program that fails: ${lastWords(ran)}`;
}
