import { codeOf, isRetryable, retryAfterMsOf } from '../error-code.js';
import { joinedSignal } from '../joined-signal.js';
import type { ToolContext } from '../tool-context.js';
import { readRun } from './read-run.js';
import type { RunAnswer, RunHandle } from './run-answer.js';

export interface Waiting {
  /** The run began a moment ago: Make gets a second before the first look, and may not find the run yet. */
  readonly justStarted: boolean;
}

/** A short run answers soon; a long one costs at most 8 of the organization's counted calls in 25 seconds. */
const steadyPauseMs = 4_000;
const pausesAfterStartMs = [1_000, 2_000];
const pausesOfResumedMs = [0, 3_000];

/**
 * Looks at a run until it ends, the context's wait budget is spent or the server takes its leave; then the answer says how
 * to go on waiting. Cancelling ends the wait, never the run. A Make that cannot be reached for a moment does not end the
 * wait either.
 */
export async function waitForRun(run: RunHandle, context: ToolContext, waiting: Waiting): Promise<RunAnswer> {
  const { handBack, signal } = context;
  if (handBack === undefined) return waitInBudget(run, context, waiting);
  const either = joinedSignal(signal, handBack);
  try {
    return await waitInBudget(run, { ...context, signal: either.signal }, waiting);
  } catch (error) {
    if (signal.aborted || !handBack.aborted) throw error;
    return stillRunning(run, 'Still running; this server stops waiting because it is about to end.');
  } finally {
    either.release();
  }
}

async function waitInBudget(run: RunHandle, context: ToolContext, waiting: Waiting): Promise<RunAnswer> {
  const watch = stopwatch();
  const leftMs = () => context.waitBudgetMs - watch.spentMs();
  const pausesMs = waiting.justStarted ? [...pausesAfterStartMs] : [...pausesOfResumedMs];
  let notBeforeMs = 0;
  let last = false;
  tellOf(run, context, waiting);
  while (!last && notBeforeMs <= leftMs()) {
    const pauseMs = Math.max(notBeforeMs, pausesMs.shift() ?? steadyPauseMs);
    // What is left of the budget is waited for as well, and followed by one last look.
    last = pauseMs >= leftMs();
    await pausing(Math.min(pauseMs, leftMs()), watch, context);
    const look = await lookAt(run, context, waiting);
    if ('answer' in look) return look.answer;
    notBeforeMs = look.notBeforeMs;
  }
  return stillRunning(run);
}

/** Whoever cancels the wait still knows what goes on. */
function tellOf({ executionId, scenarioId }: RunHandle, context: ToolContext, { justStarted }: Waiting): void {
  if (!justStarted) return;
  const message = `Execution ${executionId} of scenario ${scenarioId} is running; executions_wait finds it again`;
  context.progress({ message, done: 0, total: Math.round(context.waitBudgetMs / 1_000) });
}

/** What a caller gets instead of a result: everything that resumes the wait. */
export const stillRunning = (run: RunHandle, reason = 'Still running.'): RunAnswer => ({
  executionId: run.executionId,
  scenarioId: run.scenarioId,
  status: 'running',
  next: `${reason} Call executions_wait with this scenarioId and executionId; do not run the scenario again.`,
});

type Look = { readonly answer: RunAnswer } | { readonly notBeforeMs: number };

async function lookAt(run: RunHandle, context: ToolContext, { justStarted }: Waiting): Promise<Look> {
  try {
    const answer = await readRun(run, context);
    return answer.status === 'running' ? { notBeforeMs: 0 } : { answer };
  } catch (error) {
    const passing = isRetryable(error) || (justStarted && codeOf(error) === 'make_not_found');
    if (context.signal.aborted || !passing) throw error;
    return { notBeforeMs: retryAfterMsOf(error) };
  }
}

interface Stopwatch {
  spentMs(): number;
  addPause(ms: number): void;
}

/** Goes by its pauses or by the clock, whichever says more: a slow Make uses up the budget too. */
function stopwatch(): Stopwatch {
  const startedAt = performance.now();
  let pausedMs = 0;
  return {
    spentMs: () => Math.max(pausedMs, performance.now() - startedAt),
    addPause: (ms) => {
      pausedMs += ms;
    },
  };
}

async function pausing(ms: number, watch: Stopwatch, context: ToolContext): Promise<void> {
  if (ms <= 0) return;
  await context.pause(ms, context.signal);
  watch.addPause(ms);
  const seconds = Math.round(watch.spentMs() / 1_000);
  context.progress({
    message: `Running for ${seconds} s`,
    done: seconds,
    total: Math.round(context.waitBudgetMs / 1_000),
  });
}
