import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@makegate/repo-workspaces';
import type { Manifest } from '@makegate/repo-workspaces';
import { lastWords, runIn } from './run-in.ts';
import type { Ran } from './run-in.ts';

const importing = { timeoutMs: 20_000 };

const strictness =
  '--strict --noEmit --skipLibCheck false --pretty false --target es2023 --lib es2023 --module nodenext';
// What Node itself has is all that the project brings along.
const strictly = [
  ...strictness.split(' '),
  '--typeRoots',
  join(repositoryRoot, 'node_modules/@types'),
  '--types',
  'node',
];

/** A stranger's project: an empty folder into which packages are installed. */
export interface Consumer {
  readonly folder: string;
  /** Installs packages by tarball or by name and version, without their scripts. */
  install(packages: readonly string[]): Promise<void>;
  /** Loads an entry point in a process of its own, once by `import` and once by `require`. */
  load(entryPoint: string): Promise<readonly Ran[]>;
  /** Compiles an import of every entry point as strictly as can be, and looks into every declaration on the way. */
  compile(entryPoints: readonly string[]): Promise<Ran>;
  /** Asks a binary for its help. */
  help(binary: string): Promise<Ran>;
}

export function createConsumer(folder: string): Consumer {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const node = (...args: readonly string[]) => runIn(folder, process.execPath, args, importing);
  return {
    folder,
    async install(packages) {
      const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
      const ran = await runIn(folder, 'npm', ['install', ...flags, ...packages]);
      if (ran.exitCode !== 0) throw new Error(`npm install failed: ${lastWords(ran)}`);
    },
    async load(entryPoint) {
      const name = JSON.stringify(entryPoint);
      return [
        await node('--input-type=module', '--eval', `await import(${name})`),
        await node('--input-type=commonjs', '--eval', `require(${name})`),
      ];
    },
    compile(entryPoints) {
      const lines = entryPoints.map((entryPoint) => `import ${JSON.stringify(entryPoint)};\n`);
      writeFileSync(join(folder, 'imports.ts'), lines.join(''));
      return runIn(folder, join(repositoryRoot, 'node_modules/.bin/tsc'), [...strictly, 'imports.ts']);
    },
    help: (binary) => runIn(folder, join(folder, 'node_modules/.bin', binary), ['--help'], importing),
  };
}

/** Loading must succeed, print nothing and leave nothing running (a timer or a server would end in the timeout). */
export function problemOfLoading(entryPoint: string, ran: Ran): string | undefined {
  if (ran.exitCode !== 0) return `${entryPoint} cannot be loaded cold: ${lastWords(ran)}`;
  return ran.stdout === '' ? undefined : `${entryPoint} prints when it is loaded: ${ran.stdout.slice(0, 200)}`;
}

/** The complaints of a compiler about declarations of ours; how those of other packages compile is not ours to say. */
export const problemsOfCompiling = ({ stdout }: Pick<Ran, 'stdout'>): readonly string[] =>
  stdout.split('\n').filter((line) => /^(?:node_modules\/@makegate\/|imports\.ts|error )/.test(line));

/** Whether loading only failed because a peer is not installed yet. */
export function missesPeer({ peerDependencies }: Pick<Manifest, 'peerDependencies'>, ran: Ran): boolean {
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(ran.stderr)?.[1] ?? '';
  return Object.keys(peerDependencies).some(
    (peer) => missing === peer || missing.startsWith(`${peer}/`) || missing.includes(`/node_modules/${peer}/`),
  );
}
