/** A time of day, as `07:30` says it; midnight for what says none. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

export const midnight: TimeOfDay = { hour: 0, minute: 0 };

export function timeIn(value: unknown): TimeOfDay {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)/.exec(typeof value === 'string' ? value : '') ?? [];
  return hour === undefined || minute === undefined ? midnight : { hour: Number(hour), minute: Number(minute) };
}

export const minutesOf = ({ hour, minute }: TimeOfDay): number => hour * 60 + minute;

/** Milliseconds since 1970. A date without an offset is in UTC, wherever this process runs; undefined for what is no date. */
export function instantIn(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(' ', 'T');
  const atMs = Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$|^[\d-]+$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** The whole numbers of a list that lie in the range, as cron writes them. Undefined when there are none. */
export function listed(value: unknown, least: number, most: number): string | undefined {
  const numbers = numbersIn(value, least, most);
  return numbers.length === 0 ? undefined : numbers.join(',');
}

export const numbersIn = (value: unknown, least: number, most: number): number[] =>
  Array.isArray(value) ? value.map(Number).filter((one) => Number.isInteger(one) && one >= least && one <= most) : [];
