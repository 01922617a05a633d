const baseMs = 500;
const longestMs = 20_000;
/** With less time than this left, another attempt would only be cut short. */
const leastMs = 50;

/**
 * How long to wait before the next attempt: anything up to a bound that doubles (full jitter), and never more than half of
 * the time that is left, so that a zone which comes back before the deadline is found in time. Nothing when no time is left.
 */
export function backoffMs(failures: number, leftMs: number, random: () => number): number | undefined {
  const half = leftMs / 2;
  if (half < leastMs) return undefined;
  return Math.max(leastMs, Math.min(half, random() * Math.min(longestMs, baseMs * 2 ** (failures - 1))));
}
