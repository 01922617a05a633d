import { isObject } from '../json-object.js';
import type { Json, Scheduling } from '../state/rows.js';
import { nextByPattern } from './calendar.js';
import { instantIn, listed, minutesOf, numbersIn, timeIn } from './schedule-fields.js';

/** Whether `between` and at least one of the windows in `restrict`, if there are any, let a scenario start at this instant. */
export function isAllowed(scheduling: Scheduling, atMs: number): boolean {
  const { from, to } = spanOf(scheduling);
  const windows = windowsOf(scheduling);
  return atMs >= from && atMs <= to && (windows.length === 0 || windows.some((window) => isInside(window, atMs)));
}

/** The first instant after this one at which a window opens, whether or not `between` has begun. Undefined: none will. */
export function nextOpening(scheduling: Scheduling, afterMs: number): number | undefined {
  const { from, to } = spanOf(scheduling);
  const windows = windowsOf(scheduling);
  const begun = Math.max(from, afterMs);
  const openings = windows.map((window) => openingOf(window, begun)).filter((opening) => opening !== undefined);
  const opensMs = begun > afterMs && isAllowed(scheduling, begun) ? begun : Math.min(...openings);
  return opensMs <= to && Number.isFinite(opensMs) ? opensMs : undefined;
}

function spanOf({ between }: Scheduling): { readonly from: number; readonly to: number } {
  const [from, to]: readonly unknown[] = Array.isArray(between) ? between : [];
  return { from: instantIn(from) ?? -Infinity, to: instantIn(to) ?? Infinity };
}

const windowsOf = ({ restrict }: Scheduling): Json[] => (Array.isArray(restrict) ? restrict.filter(isObject) : []);

/** A window names days of the week, months and two times of day; what it does not name, it leaves free. */
function isInside({ days, months, time }: Json, atMs: number): boolean {
  const at = new Date(atMs);
  return (
    isAmong(numbersIn(days, 0, 6), at.getUTCDay()) &&
    isAmong(numbersIn(months, 1, 12), at.getUTCMonth() + 1) &&
    isWithin(time, at.getUTCHours() * 60 + at.getUTCMinutes())
  );
}

const isAmong = (numbers: readonly number[], number: number): boolean =>
  numbers.length === 0 || numbers.includes(number);

/** Both ends belong to it. An end before the beginning is one of the next day. */
function isWithin(time: unknown, minute: number): boolean {
  const [opens, closes] = timesIn(time);
  if (opens <= closes) return minute >= opens && minute <= closes;
  return minute >= opens || minute <= closes;
}

function timesIn(time: unknown): readonly [opens: number, closes: number] {
  const [opens, closes]: readonly unknown[] = Array.isArray(time) ? time : [];
  return [minutesOf(timeIn(opens)), closes === undefined ? 24 * 60 : minutesOf(timeIn(closes))];
}

function openingOf({ days, months, time }: Json, afterMs: number): number | undefined {
  const [opens]: readonly unknown[] = Array.isArray(time) ? time : [];
  return nextByPattern(timeIn(opens), `* ${listed(months, 1, 12) ?? '*'} ${listed(days, 0, 6) ?? '*'}`, afterMs);
}
