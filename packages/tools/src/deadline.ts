import { joinedSignal } from './joined-signal.js';

/**
 * Runs `work` with a signal that also fires after `deadlineMs`, and does not wait for work that ignores its signal.
 * Rejects with what `late` makes once the deadline has passed, or with the outer signal's reason.
 */
export async function withDeadline<Value>(
  { signal, deadlineMs, late }: { signal: AbortSignal; deadlineMs: number; late: () => Error },
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  signal.throwIfAborted();
  const deadline = new AbortController();
  const either = joinedSignal(signal, deadline.signal);
  const ended = new Promise<never>((_, reject) => {
    either.signal.addEventListener('abort', () => reject(either.signal.reason), { once: true });
  });
  const timer = setTimeout(() => deadline.abort(late()), deadlineMs);
  try {
    return await Promise.race([work(either.signal), ended]);
  } finally {
    clearTimeout(timer);
    either.release();
  }
}
