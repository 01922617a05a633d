import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface RunOptions {
  readonly folder: string;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command without a terminal, shows what it prints, and resolves to its exit code. A signal counts as 1. */
export async function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<number> {
  const child = spawn(command, args, {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  try {
    await once(child, 'close');
  } catch (error) {
    console.error(`${command} could not be started:`, error);
    return 1;
  }
  return child.exitCode ?? 1;
}
