/** `npm start`: builds what the tour needs, says nothing unless that fails, and gives the tour. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot as root } from '@makegate/repo-workspaces';
import { nxEnvironment } from './nx-environment.ts';
import { runCommand } from './run-command.ts';

const build = spawnSync('nx', ['run', '@makegate/stdio:build'], {
  cwd: root,
  env: { ...process.env, ...nxEnvironment },
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

if (build.status === 0) {
  const server = join(root, 'apps/stdio/bin/makegate.js');
  process.exitCode = await runCommand(process.execPath, [server, 'tour'], { folder: root });
} else {
  console.error(build.stdout, build.stderr, build.error ?? '');
  process.exitCode = 1;
}
