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
  const either = AbortSignal.any([signal, deadline.signal]);
  const ended = new Promise<never>((_, reject) => {
    either.addEventListener('abort', () => reject(either.reason), { once: true });
  });
  const timer = setTimeout(() => deadline.abort(late()), deadlineMs);
  try {
    return await Promise.race([work(either), ended]);
  } finally {
    clearTimeout(timer);
  }
}
