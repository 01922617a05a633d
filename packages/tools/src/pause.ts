import { setTimeout as timer } from 'node:timers/promises';

/** Resolves after `ms`, or rejects with the signal's reason. With `keepsProcess: false` it lets a finished process end. */
export async function pause(ms: number, signal: AbortSignal, { keepsProcess = true } = {}): Promise<void> {
  try {
    await timer(ms, undefined, { signal, ref: keepsProcess });
  } catch (error) {
    // Node wraps the reason into an AbortError of its own.
    signal.throwIfAborted();
    throw error;
  }
}
