import type { Count, Plan } from './layer.js';
import type { Kept, Tally } from './tally.js';

/** What is in a bucket that leaks. */
export interface BucketState extends Kept {
  level: number;
  atMs: number;
}

/**
 * Holds `quota` and leaks all of it in `windowMs`: in any time no more than `quota` and what leaks meanwhile. The script
 * for Redis has the same steps in the same order, so that both come to the same numbers.
 */
export function bucketTally({ quota, windowMs }: Pick<Plan, 'quota' | 'windowMs'>): Tally<BucketState> {
  const levelAt = ({ level, atMs }: BucketState, nowMs: number): number =>
    Math.max(0, level - (Math.max(0, nowMs - atMs) * quota) / windowMs);
  const countOf = (level: number, over: number): Count => ({
    spent: Math.ceil(level),
    resetMs: Math.ceil((level * windowMs) / quota),
    // One more than rounding asks for, so that who waited so long fits.
    waitMs: over > 0 ? Math.floor((over * windowMs) / quota) + 1 : 0,
  });
  return {
    lifetimeMs: windowMs,
    fresh: () => ({ segment: -1, level: 0, atMs: 0 }),
    copy: ({ level, atMs }) => ({ segment: -1, level, atMs }),
    look(state, cost, nowMs) {
      const level = levelAt(state, nowMs);
      return countOf(level, level + cost - quota);
    },
    add(state, cost, nowMs) {
      state.level = levelAt(state, nowMs) + cost;
      state.atMs = Math.max(state.atMs, nowMs);
      return countOf(state.level, 0);
    },
  };
}
