import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A throw-away copy of this repository with the same dependencies, in which files may break the rules. */
export interface RepositoryCopy {
  readonly folder: string;
  write(path: string, text: string): void;
  /** Runs one of the repository's tools in the copy and resolves to what it printed. */
  run(tool: string, args: readonly string[], folder?: string): { readonly exitCode: number; readonly output: string };
  remove(): void;
}

export function copyRepository(root: string): RepositoryCopy {
  const folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  cpSync(root, folder, { recursive: true, filter: (path) => !made.has(basename(path)) });
  linkDependencies(root, folder);
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    run: (tool, args, inside = '.') => runTool(root, tool, args, join(folder, inside)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What is made and not written: by npm, by the build, by the tests, by Nx and by git. */
const made = new Set(['node_modules', 'dist', '.out', 'coverage', '.nx', '.git']);

/** Every dependency by a link, except our own packages: those would lead back to the real repository. */
function linkDependencies(root: string, folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@makegate') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
}

function runTool(root: string, tool: string, args: readonly string[], folder: string) {
  const ran = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { exitCode: ran.status ?? 1, output: ran.stdout + ran.stderr };
}
