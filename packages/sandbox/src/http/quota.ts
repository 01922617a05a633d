const windowMs = 60_000;

/** Counts calls of the organization, minute by minute. */
export interface Quota {
  /** True while the minute still has room; every true takes one. */
  take(): boolean;
}

/** Make's limit: so many counted requests per minute for the whole organization. Without a limit nothing is refused. */
export function createQuota(limitPerMinute: number | undefined, now: () => number): Quota {
  let windowStart = now();
  let taken = 0;
  return {
    take: () => {
      if (limitPerMinute === undefined) return true;
      if (now() - windowStart >= windowMs) {
        windowStart = now();
        taken = 0;
      }
      if (taken >= limitPerMinute) return false;
      taken += 1;
      return true;
    },
  };
}
