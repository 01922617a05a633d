import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const gatewayScript = fileURLToPath(new URL('../bin/makegate-gateway.js', import.meta.url));

export type Variables = Readonly<Record<string, string>>;

/** A process of the built binary and what it has said so far. */
export interface RunningGateway {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match in what it says on either stream, past or coming; rejects when it ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts the built binary with these variables only. Standard input stays open until the caller ends it. */
export function startGateway(args: readonly string[], variables: Variables = {}): RunningGateway {
  const child = spawn(process.execPath, [gatewayScript, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...variables },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // It may be gone before everything was written: that is what some tests are about.
  child.stdin.on('error', () => {});
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode }));
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(stdout + stderr);
          if (match) resolve(match);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void ended.then(() => reject(new Error(`It ended without saying ${String(pattern)}: ${stderr}`)));
        look();
      }),
  };
}

/** Runs a command to its end. */
export async function runGateway(args: readonly string[], variables: Variables = {}, input = '') {
  const run = startGateway(args, variables);
  run.process.stdin?.end(input);
  const { code } = await run.ended;
  return { code, stdout: run.stdout(), stderr: run.stderr() };
}
