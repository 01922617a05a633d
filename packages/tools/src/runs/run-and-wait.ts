import { codeOf } from '../error-code.js';
import type { ToolContext } from '../tool-context.js';
import type { RunAnswer } from './run-answer.js';
import { startRun, type RunRequest } from './start-run.js';
import { stillRunning, waitForRun } from './wait-for-run.js';

/**
 * Starts a run and waits for it within the context's budget. Once Make has given the run an id, the caller gets that id
 * whatever happens to the waiting; only the caller's own cancel ends without it. The run itself is never repeated.
 */
export async function runAndWait(request: RunRequest, context: ToolContext): Promise<RunAnswer> {
  const run = await startRun(request, context);
  try {
    return await waitForRun(run, context, { justStarted: true });
  } catch (error) {
    if (context.signal.aborted) throw error;
    return stillRunning(run, `Started, but its state could not be read (${codeOf(error) ?? 'internal'}).`);
  }
}
