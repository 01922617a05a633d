import type { Scheduling } from '../state/rows.js';
import { nextByPattern } from './calendar.js';
import { instantIn, listed, timeIn } from './schedule-fields.js';
import { isAllowed, nextOpening } from './schedule-window.js';

/** No date is later. */
const latestMs = 8.64e15;

/** How often a start may fall outside of what is allowed before we conclude that none ever falls inside. */
const mostAttempts = 1_000;

/**
 * When a scenario that is scheduled so starts next, strictly after the given time. Undefined: never again, or never by
 * itself. Milliseconds since 1970; hours and days are those of UTC.
 */
export function nextStart(scheduling: Scheduling, afterMs: number): number | undefined {
  let candidate = nextRegular(scheduling, afterMs);
  for (let attempt = 0; candidate !== undefined && candidate <= latestMs && attempt < mostAttempts; attempt += 1) {
    if (isAllowed(scheduling, candidate)) return candidate;
    const opening = nextOpening(scheduling, candidate);
    if (opening === undefined) return undefined;
    // A scenario that runs at intervals begins anew with each opening; the others keep to their hours.
    candidate = scheduling.type === 'indefinitely' ? opening : nextRegular(scheduling, opening - 1);
  }
  return undefined;
}

/** The next start by type, `date`, `time`, `days` and `months` alone. */
function nextRegular(scheduling: Scheduling, afterMs: number): number | undefined {
  const { type, interval, date } = scheduling;
  if (type === 'indefinitely') return afterMs + intervalMs(interval);
  if (type === 'once') {
    const atMs = instantIn(date);
    return atMs !== undefined && atMs > afterMs ? atMs : undefined;
  }
  const days = daysOf(scheduling);
  return days === undefined ? undefined : nextByPattern(timeIn(scheduling['time']), days, afterMs);
}

/** Make takes no shorter one. */
const shortestIntervalMs = 60_000;

const intervalMs = (seconds: unknown): number =>
  typeof seconds === 'number' ? Math.max(shortestIntervalMs, seconds * 1000) : shortestIntervalMs;

/** The last three fields of a cron pattern: days of the month, months, days of the week. */
function daysOf({ type, days, months }: Scheduling): string | undefined {
  if (type === 'daily') return '* * *';
  if (type === 'weekly') return `* * ${listed(days, 0, 6) ?? 1}`;
  if (type === 'monthly') return `${listed(days, 1, 31) ?? 1} * *`;
  if (type === 'yearly') return `${listed(days, 1, 31) ?? 1} ${listed(months, 1, 12) ?? 1} *`;
  return undefined;
}
