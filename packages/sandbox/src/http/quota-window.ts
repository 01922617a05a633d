/**
 * How time is cut into the windows in which calls are counted together. `clock`: pieces of the clock, so that every minute
 * begins at its second 0. `first-hit`: a window begins with the first call after the last one ended. `sliding`: the time just
 * gone, whenever it is asked.
 */
export const windowTypes = ['clock', 'first-hit', 'sliding'] as const;

export type WindowType = (typeof windowTypes)[number];

export interface WindowRule {
  readonly window: WindowType;
  readonly windowMs: number;
}

/**
 * How many of these calls no longer count together with one made now: always the oldest ones. Times are in milliseconds since
 * 1970, oldest first. With a clock that was set back everything begins anew.
 */
export function outdated(callsAtMs: readonly number[], rule: WindowRule, nowMs: number): number {
  const [firstMs = nowMs] = callsAtMs;
  if ((callsAtMs.at(-1) ?? nowMs) > nowMs) return callsAtMs.length;
  const found = callsAtMs.findIndex((atMs) => counts(atMs, firstMs, rule, nowMs));
  return found === -1 ? callsAtMs.length : found;
}

function counts(atMs: number, firstMs: number, { window, windowMs }: WindowRule, nowMs: number): boolean {
  if (window === 'sliding') return nowMs - atMs < windowMs;
  if (window === 'first-hit') return nowMs - firstMs < windowMs;
  return clockWindow(atMs, windowMs) === clockWindow(nowMs, windowMs);
}

/** When the clock's window of this moment began. */
export const clockWindow = (atMs: number, windowMs: number): number => Math.floor(atMs / windowMs) * windowMs;
