/** Make's scheduling object, as loose as Make is with it. */
type Scheduling = Readonly<Record<string, unknown>>;

/** When a scenario runs, in a few plain words: `every 15 minutes`, `daily at 08:00`, `on demand`. */
export function scheduleLine(scheduling: unknown): string {
  if (!isScheduling(scheduling)) return 'unknown';
  const type = textOf(scheduling['type']);
  const line = lines.get(type)?.(scheduling) ?? type;
  const limit = scheduling['maximum_runs_per_minute'];
  return typeof limit === 'number' ? `${line}, at most ${limit} runs per minute` : line;
}

const lines = new Map<string, (scheduling: Scheduling) => string>([
  ['on-demand', () => 'on demand'],
  ['immediately', () => 'immediately, when data arrives'],
  ['indefinitely', ({ interval }) => (typeof interval === 'number' ? `every ${lasting(interval)}` : 'at intervals')],
  ['once', ({ date, time }) => `once${on(date)}${at(time)}`],
  ['daily', ({ time }) => `daily${at(time)}`],
  ['weekly', ({ days, time }) => `weekly${on(weekdaysIn(days))}${at(time)}`],
  ['monthly', ({ days, time }) => `monthly${on(listOf(days), 'on day')}${at(time)}`],
  [
    'yearly',
    ({ days, months, time }) => `yearly${on(listOf(days), 'on day')}${on(listOf(months), 'of month')}${at(time)}`,
  ],
]);

/** Monday is 1. Sunday is met both as 0 and as 7. */
const weekdays = new Map(
  ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((day, number) => [
    `${number}`,
    day,
  ]),
);

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const at = (time: unknown): string => (textOf(time) ? ` at ${textOf(time)}` : '');

const on = (day: unknown, word = 'on'): string => (textOf(day) ? ` ${word} ${textOf(day)}` : '');

const listOf = (entries: unknown, wordOf = textOf): string =>
  Array.isArray(entries) ? entries.map(wordOf).join(', ') : '';

const weekdaysIn = (days: unknown): string => listOf(days, (day) => weekdays.get(textOf(day)) ?? textOf(day));

function lasting(seconds: number): string {
  if (seconds % 3_600 === 0) return seconds === 3_600 ? 'hour' : `${seconds / 3_600} hours`;
  if (seconds % 60 === 0) return seconds === 60 ? 'minute' : `${seconds / 60} minutes`;
  return `${seconds} seconds`;
}

const isScheduling = (value: unknown): value is Scheduling => typeof value === 'object' && value !== null;
