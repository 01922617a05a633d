import { decisionOf } from './counting/decision-of.js';
import { memoryCounters } from './counting/memory-counters.js';
import { limiterOver } from './limiter-over.js';
import type { HoldingOptions } from './limiter-over.js';
import { monotonicNow } from './monotonic-now.js';
import type { Policy } from './policy.js';
import type { RateLimiter } from './rate-limiter.js';

/** Bounds of the memory, and time. */
export interface MemoryLimiterOptions extends HoldingOptions {
  /**
   * How many counters each policy keeps at most: whole, from 1. Default 100 000. Only what counts nothing any more is forgotten;
   * while there is no room, all newcomers of a policy share one counter with its quota.
   */
  readonly capacity?: number;
  /** The time in milliseconds. Default: Unix time at the start of the process, from where it goes on evenly. */
  readonly now?: () => number;
}

/**
 * For one process. Throws a `PolicyInvalidError` when a policy cannot be kept, and a RangeError for a capacity that is no whole
 * number from 1.
 */
export function memoryLimiter(
  policies: readonly Policy[],
  { capacity = 100_000, now = monotonicNow, ...options }: MemoryLimiterOptions = {},
): RateLimiter {
  if (!Number.isSafeInteger(capacity) || capacity < 1) throw new RangeError('A capacity is a whole number from 1.');
  const charge = memoryCounters(capacity);
  return limiterOver(policies, (layers) => decisionOf(layers, charge(layers, Math.floor(now()))), options);
}
