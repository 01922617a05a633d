const longestRetryAfterMs = 3_600_000;

/**
 * How long to wait after an attempt, counted from 1: doubling from `firstDelayMs`, within an hour, of which a random part of
 * up to a half is taken off, so that many senders do not come back together. What the receiver asked for is waited at least,
 * up to an hour.
 */
export function retryDelayMs(
  attempt: number,
  firstDelayMs: number,
  retryAfter: string | undefined,
  { now, random }: { readonly now: () => number; readonly random: () => number },
): number {
  const doubledMs = Math.min(firstDelayMs * 2 ** (attempt - 1), longestRetryAfterMs);
  return Math.max(doubledMs * (1 - random() / 2), askedForMs(retryAfter, now()));
}

/** Seconds, or a date; anything else is nothing. */
function askedForMs(retryAfter: string | undefined, nowMs: number): number {
  if (retryAfter === undefined) return 0;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - nowMs;
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), longestRetryAfterMs);
}
