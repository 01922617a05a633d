import { setTimeout as timer } from 'node:timers/promises';

/** Resolves after `ms`, or rejects with the signal's reason. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await timer(ms, undefined, { signal });
  } catch (error) {
    // Node wraps the reason into an AbortError of its own.
    signal.throwIfAborted();
    throw error;
  }
}
