import type { Once } from './once.js';

/** Ids are never forgotten early, so a full memory refuses instead of letting one be used twice. */
export class OnceFullError extends Error {
  override readonly name = 'OnceFullError';
  readonly code = 'confirmation_unavailable';
  readonly retryable = true;
  constructor() {
    super('Too many confirmations are on their way. Try again in a few minutes.');
  }
}

/** Limits of the memory. */
export interface MemoryOnceOptions {
  /** How many unexpired ids are kept. Default 100 000. */
  readonly capacity?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

/** For one process. Forgets expired ids when new ones come; it holds no timer. */
export function memoryOnce({ capacity = 100_000, now = Date.now }: MemoryOnceOptions = {}): Once {
  const expiries = new Map<string, number>();
  const forgetExpired = (atMs: number, stopAtFirst: boolean): void => {
    for (const [id, expiresAtMs] of expiries) {
      if (expiresAtMs <= atMs) expiries.delete(id);
      else if (stopAtFirst) return;
    }
  };
  return {
    async claim(id, ttlMs) {
      // No await between the look and the note, so no other caller can get in between.
      const atMs = now();
      forgetExpired(atMs, true);
      if ((expiries.get(id) ?? 0) > atMs) return false;
      if (expiries.size >= capacity) forgetExpired(atMs, false);
      if (expiries.size >= capacity) throw new OnceFullError();
      expiries.delete(id);
      expiries.set(id, atMs + ttlMs);
      return true;
    },
  };
}
