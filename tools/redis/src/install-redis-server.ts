import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The command for people who have to run it themselves. */
export const installCommand = 'apt-get install --yes --no-install-recommends redis-server';

/** Installs Debian's package, as root. `path` says where apt-get is looked for. */
export async function installRedisServer(path: string): Promise<void> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', `apt-get update && ${installCommand}`], {
      env: { ...process.env, PATH: path, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    throw new Error(
      `These tests need a Redis server, and installing it failed. Run: apt-get update && ${installCommand}`,
      { cause: error },
    );
  }
}
