import { limiterOver } from './limiter-over.js';
import { memoryCounters } from './memory-counters.js';
import type { Policy } from './policy.js';
import type { RateLimiter } from './rate-limiter.js';

/** Bounds of the memory. */
export interface MemoryLimiterOptions {
  /**
   * How many counters each policy keeps at most: whole, from 1. Default 100 000. While so many windows are running, all further callers
   * share one counter, so that a flood of new addresses is held to one quota and cannot fill the memory.
   */
  readonly capacity?: number;
}

/**
 * For one process, over rate-limiter-flexible. Throws a `PolicyInvalidError` when a policy cannot be kept, and a RangeError
 * for a capacity that is no whole number from 1.
 */
export function memoryLimiter(
  policies: readonly Policy[],
  { capacity = 100_000 }: MemoryLimiterOptions = {},
): RateLimiter {
  if (!Number.isSafeInteger(capacity) || capacity < 1) throw new RangeError('A capacity is a whole number from 1.');
  return limiterOver(memoryCounters(capacity), policies);
}
