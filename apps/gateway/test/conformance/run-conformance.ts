import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { revision, runnerScript } from './requirements.js';
import { readVerdicts, type Verdicts } from './verdicts.js';

/** What came of one run of the runner. */
export interface ConformanceRun {
  readonly verdicts: Verdicts;
  /** The last lines that the runner printed: its counts, or why there are none. */
  readonly lastWords: string;
}

/** Runs every scenario of the revision against a server. Resolves also when some fail; ends the runner after `limitMs`. */
export async function runConformance(url: string, limitMs: number): Promise<ConformanceRun> {
  // The runner keeps what it saw in its working directory unless it is told another one.
  const results = await mkdtemp(join(tmpdir(), 'makegate-conformance-'));
  try {
    const words = [runnerScript, 'server', '--url', url, '--requirements', revision, '-o', results];
    const printed = await printedBy(words, results, limitMs);
    return { verdicts: readVerdicts(printed, results), lastWords: printed.slice(-5000) };
  } finally {
    await rm(results, { recursive: true });
  }
}

/** What a script of Node prints until it ends, however it ends. */
function printedBy(words: readonly string[], cwd: string, limitMs: number): Promise<string> {
  const env = { PATH: process.env['PATH'] };
  const bounds = { timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024 } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd, env, ...bounds }, (error, stdout, stderr) => {
      resolve(`${stdout}${stderr}${error?.killed ? `\nThe runner did not end within ${limitMs} ms.` : ''}`);
    });
  });
}
