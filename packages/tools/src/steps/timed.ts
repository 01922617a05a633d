import { withDeadline } from '../deadline.js';
import type { Step } from '../pipeline.js';
import { ToolTimeoutError } from '../tool-errors.js';

/** What a call may take beyond the time it waits for a run. */
const beyondWaitMs = 20_000;

/** Gives every call an end: `deadlineMs`, or later when the tool may wait for a run that long. */
export const timed =
  (deadlineMs: number): Step =>
  (next) =>
  (call) => {
    const { context, tool } = call;
    const allowedMs = Math.max(deadlineMs, context.waitBudgetMs + beyondWaitMs);
    return withDeadline(
      { signal: context.signal, deadlineMs: allowedMs, late: () => new ToolTimeoutError(tool, allowedMs) },
      (signal) => next({ ...call, context: { ...context, signal } }),
    );
  };
