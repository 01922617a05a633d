import { spawn } from 'node:child_process';

export interface Ran {
  /** 1 for a command that was killed or that could not be started. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The command is killed after this time. Default five minutes. */
  readonly timeoutMs?: number;
}

/** Runs a command in a folder, without a terminal, and collects what it prints. Never rejects. */
export function runIn(
  folder: string,
  command: string,
  args: readonly string[],
  { environment = {}, timeoutMs = 300_000 }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...strangersEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    shell: process.platform === 'win32',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ exitCode: 1, stdout, stderr: stderr + error.message }));
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, stdout, stderr }));
  });
}

/** Ours without what `npm run` adds: npm would otherwise take this repository for the folder it works in. */
function strangersEnvironment(): NodeJS.ProcessEnv {
  const added = /^(npm_(lifecycle|package)_|npm_config_local_prefix$|npm_command$|INIT_CWD$|NODE_OPTIONS$|NX_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}

/** The end of what a failed command said: enough to see why. */
export const lastWords = ({ stdout, stderr }: Ran): string => (stderr.trim() || stdout.trim()).slice(-1_500);
