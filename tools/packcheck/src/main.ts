/**
 * Packs what this repository publishes and looks at it the way a stranger would: what is in the tarballs, whether the
 * fields and the types of package.json hold, whether everything loads from an empty folder, whether the binaries start
 * and whether the programs of the READMEs run. Prints every problem and exits with 1 when there is one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkspaces, repositoryRoot } from '@makegate/repo-workspaces';
import { checkBinaries, checkCompiling, checkLoading, checkReadmes } from './check-installed.ts';
import { createConsumer } from './consumer.ts';
import { problemsInRanges } from './internal-ranges.ts';
import { packAll } from './pack.ts';
import type { Packed } from './pack.ts';
import { problemsInContents } from './package-contents.ts';
import { problemsOfPublint, problemsOfTypes } from './published-types.ts';

const workspaces = readWorkspaces();
const published = workspaces.filter((workspace) => workspace.published);
const folder = mkdtempSync(join(tmpdir(), 'packcheck-'));

async function problemsOf(packed: Packed): Promise<readonly string[]> {
  const problems = [
    ...problemsInContents(packed.folder, packed.files, repositoryRoot),
    ...(await problemsOfPublint(packed)),
    ...(await problemsOfTypes(packed)),
  ];
  return problems.map((problem) => `${packed.workspace.name}: ${problem}`);
}

/** Nx builds first what this workspace depends on, so a package that it does not name would be packed unbuilt. */
function unnamed(): readonly string[] {
  const named = workspaces.find(({ path }) => path === 'tools/packcheck')?.manifest.dependencies ?? {};
  return published
    .filter(({ name }) => named[name] === undefined)
    .map(({ name }) => `${name}: tools/packcheck/package.json does not name it`);
}

async function problemsInstalled(packages: readonly Packed[]): Promise<readonly string[]> {
  const consumer = createConsumer(join(folder, 'consumer'));
  await consumer.install(packages.map(({ tarball }) => tarball));
  const problems: string[] = [];
  for (const check of [checkLoading, checkCompiling, checkBinaries, checkReadmes]) {
    problems.push(...(await check(consumer, packages).catch((error: unknown) => [String(error)])));
  }
  return problems;
}

try {
  const packages = await packAll(published, folder);
  const perPackage = await Promise.all(packages.map(problemsOf));
  const problems = [
    ...unnamed(),
    ...problemsInRanges(published),
    ...perPackage.flat(),
    ...(await problemsInstalled(packages)),
  ];
  for (const problem of problems) console.error(problem);
  console.log(`${packages.length} packages, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
