import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The command for people who have to run it themselves. */
export const installCommand = 'apt-get install --yes --no-install-recommends chromium';

/** Another process may be installing at the same time: so long this one waits for its turn. */
const patient = '-o DPkg::Lock::Timeout=300';

/** Installs Debian's package, as root. `path` says where apt-get is looked for. */
export async function installChromium(path: string): Promise<void> {
  const install = installCommand.replace('apt-get', `apt-get ${patient}`);
  try {
    // The lists of packages are fetched only where they are missing or old: two who fetch them at once disturb each other.
    await promisify(execFile)('/bin/sh', ['-c', `${install} || { apt-get update; ${install}; }`], {
      env: { ...process.env, PATH: path, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    throw new Error(`These tests need Chromium, and installing it failed. Run: apt-get update && ${installCommand}`, {
      cause: error,
    });
  }
}
