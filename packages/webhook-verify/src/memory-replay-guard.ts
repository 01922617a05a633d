import type { ReplayGuard } from './replay-guard.js';
import { wholeNumber } from './whole-number.js';

/** Limits of the memory. */
export interface MemoryReplayGuardOptions {
  /**
   * How long an id stays known after `done`, in milliseconds. At least twice the tolerance of the scheme; where no time is
   * signed, as long as a recorded delivery has to be worthless.
   */
  readonly keepMs: number;
  /** How many ids are held at once. Default 100 000; beyond that every new one is refused. */
  readonly capacity?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

interface Lease {
  readonly token: string;
  readonly endsAtMs: number;
}

/**
 * For one process. Forgets what has expired when new ids come; it holds no timer. Throws a `WebhookConfigError` when a limit is
 * not a whole number from 1.
 */
export function memoryReplayGuard({
  keepMs,
  capacity = 100_000,
  now = Date.now,
}: MemoryReplayGuardOptions): ReplayGuard {
  wholeNumber('keepMs', keepMs);
  wholeNumber('capacity', capacity);
  const leases = new Map<string, Lease>();
  /** Ends of remembering. All last equally long, so the first entry is the first to expire. */
  const doneUntil = new Map<string, number>();
  let claims = 0;
  let firstLeaseEndsAtMs = Infinity;

  const forgetDone = (atMs: number): void => {
    for (const [id, endsAtMs] of doneUntil) {
      if (endsAtMs > atMs) return;
      doneUntil.delete(id);
    }
  };
  const forgetLeases = (atMs: number): void => {
    // Leases differ in length, so this looks at all of them, but only when one of them must have ended.
    if (atMs < firstLeaseEndsAtMs) return;
    firstLeaseEndsAtMs = Infinity;
    for (const [id, { endsAtMs }] of leases) {
      if (endsAtMs <= atMs) leases.delete(id);
      else firstLeaseEndsAtMs = Math.min(firstLeaseEndsAtMs, endsAtMs);
    }
  };
  const isFull = (atMs: number): boolean => {
    if (leases.size + doneUntil.size < capacity) return false;
    forgetLeases(atMs);
    return leases.size + doneUntil.size >= capacity;
  };

  // No await in any of the three, so no other caller can get in between.
  return {
    keepMs,
    async claim(id, leaseMs) {
      const atMs = now();
      forgetDone(atMs);
      if (doneUntil.has(id)) return { state: 'done' };
      const lease = leases.get(id);
      if (lease !== undefined && lease.endsAtMs > atMs) return { state: 'in_progress' };
      leases.delete(id);
      if (isFull(atMs)) return { state: 'full' };
      const token = String((claims += 1));
      const endsAtMs = atMs + leaseMs;
      firstLeaseEndsAtMs = Math.min(firstLeaseEndsAtMs, endsAtMs);
      leases.set(id, { token, endsAtMs });
      return { state: 'claimed', token };
    },
    async done(id, token) {
      const lease = leases.get(id);
      // A lease that nobody took over is still this caller's, however late.
      const mine = lease === undefined ? !doneUntil.has(id) : lease.token === token;
      if (!mine) return false;
      leases.delete(id);
      doneUntil.set(id, now() + keepMs);
      return true;
    },
    async release(id, token) {
      if (leases.get(id)?.token === token) leases.delete(id);
    },
  };
}
