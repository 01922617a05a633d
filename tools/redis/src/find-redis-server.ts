import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installCommand, installRedisServer } from './install-redis-server.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** What the search has to know of the machine. */
export interface Machine {
  readonly platform: string;
  /** Where programs are looked for, as in `PATH`. */
  readonly path: string;
  readonly isRoot: boolean;
  /** Whether packages come by apt. */
  readonly isDebian: boolean;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  path: process.env['PATH'] ?? '',
  isRoot: process.getuid?.() === 0,
  isDebian: existsSync('/etc/debian_version'),
});

/**
 * The path of `redis-server`. Installs it where that needs no question, which is Debian as root; elsewhere rejects with
 * the command to run. Tests that need Redis fail without it, and are never passed over.
 */
export async function findRedisServer(machine: Machine = thisMachine()): Promise<string> {
  const found = programIn(machine.path);
  if (found !== undefined) return found;
  if (!machine.isDebian || !machine.isRoot) throw new Error(`These tests need a Redis server. ${remedy(machine)}`);
  return oneAtATime(() => installOnce(machine));
}

/** Looks again first: while this process waited for its turn, another one may have installed it. */
async function installOnce({ path }: Machine): Promise<string> {
  const found = programIn(path);
  if (found !== undefined) return found;
  await installRedisServer(path);
  const installed = programIn(path);
  if (installed === undefined) throw new Error('redis-server was installed, but it is not in PATH.');
  return installed;
}

function programIn(path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'redis-server'))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function remedy({ platform, isDebian }: Machine): string {
  if (isDebian) return `Run: sudo ${installCommand}`;
  if (platform === 'darwin') return 'Run: brew install redis';
  return 'Put redis-server into PATH. For tests that need one server only, this and REDIS_URL=redis://127.0.0.1:6379 will do: docker run --detach --publish 127.0.0.1:6379:6379 redis:7';
}
