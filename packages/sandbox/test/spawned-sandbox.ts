import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const packageFolder = fileURLToPath(new URL('..', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

/** The binary as its users start it. */
export const startBinary = (
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, ['bin/makegate-sandbox.js', ...flags], {
    cwd: packageFolder,
    env: { ...process.env, ...environment },
  });

/** The first line it prints, parsed. */
export async function announcement(child: ChildProcessWithoutNullStreams): Promise<Record<string, unknown>> {
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  return JSON.parse(String(line));
}

/** Everything a process says until it ends. */
export async function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  await once(child, 'close');
  return { code: child.exitCode, output, complaint };
}
