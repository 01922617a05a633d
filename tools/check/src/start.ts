/**
 * `npm start` gives the tour, `npm run gateway` serves a practice gateway: builds what that needs, says nothing unless the
 * build fails, and starts it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot as root } from '@makegate/repo-workspaces';
import { nxEnvironment } from './nx-environment.ts';

const programs = {
  tour: { project: '@makegate/stdio', command: ['apps/stdio/bin/makegate.js', 'tour'] },
  gateway: { project: '@makegate/gateway', command: ['apps/gateway/bin/makegate-gateway.js', '--sandbox'] },
} as const;

const given = process.argv.slice(2);
const { project, command } = given[0] === 'gateway' ? programs.gateway : programs.tour;
/** What stands behind `--` of `npm run`, for the program itself, which refuses what it does not know. */
const more = given[0] === 'gateway' ? given.slice(1) : given;

const build = spawnSync('nx', ['run', `${project}:build`], {
  cwd: root,
  env: { ...process.env, ...nxEnvironment },
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

async function run([script, ...args]: readonly [string, ...string[]]): Promise<number> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // Ctrl-C reaches the program as well: it ends in its own time, and we wait for that.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  await once(child, 'close');
  return child.exitCode ?? 1;
}

if (build.status === 0) {
  process.exitCode = await run([...command, ...more]);
} else {
  console.error(build.stdout, build.stderr, build.error ?? '');
  process.exitCode = 1;
}
