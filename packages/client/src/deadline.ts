import { ArgumentsError } from './errors/arguments-error.js';

/** What a timer can wait for at most; it fires at once for anything longer. */
const longestMs = 2 ** 31 - 1;

/** The deadline as it was given. Throws an `ArgumentsError` in the name of `caller` for one that no timer can keep. */
export function checkedDeadlineMs(caller: string, deadlineMs: number): number {
  if (deadlineMs > 0 && deadlineMs <= longestMs) return deadlineMs;
  const reason = `expected milliseconds above 0 and at most ${longestMs}, which is the longest wait there is (24 days)`;
  throw new ArgumentsError(caller, [{ path: 'deadlineMs', reason }]);
}
