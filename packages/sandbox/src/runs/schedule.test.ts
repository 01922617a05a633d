import { nextStart } from './schedule.js';

const at = (text: string): number => Date.parse(text);

const startsAfter = (scheduling: Parameters<typeof nextStart>[0], from: string, count: number): string[] => {
  const starts: string[] = [];
  let last = at(from);
  for (let start = nextStart(scheduling, last); start !== undefined && starts.length < count;) {
    starts.push(new Date(start).toISOString().slice(0, 16));
    last = start;
    start = nextStart(scheduling, last);
  }
  return starts;
};

test('an interval is in seconds, and no shorter than a minute', () => {
  expect(startsAfter({ type: 'indefinitely', interval: 900 }, '2026-03-01T10:07:00Z', 2)).toEqual([
    '2026-03-01T10:22',
    '2026-03-01T10:37',
  ]);
  expect(nextStart({ type: 'indefinitely', interval: 5 }, 0)).toBe(60_000);
});

test('a daily scenario starts at its time every day, today if that is still to come', () => {
  const daily = { type: 'daily', time: '07:30' };
  expect(startsAfter(daily, '2026-03-01T07:29:59Z', 2)).toEqual(['2026-03-01T07:30', '2026-03-02T07:30']);
  expect(startsAfter(daily, '2026-03-01T07:30:00Z', 1)).toEqual(['2026-03-02T07:30']);
});

test('a weekly scenario counts the days of the week from Sunday, which is 0', () => {
  // The first of March 2026 is a Sunday.
  expect(startsAfter({ type: 'weekly', days: [0, 3], time: '12:00' }, '2026-03-01T00:00:00Z', 3)).toEqual([
    '2026-03-01T12:00',
    '2026-03-04T12:00',
    '2026-03-08T12:00',
  ]);
});

test('a monthly scenario leaves out the months that lack its day', () => {
  expect(startsAfter({ type: 'monthly', days: [31], time: '00:00' }, '2026-01-31T00:00:00Z', 2)).toEqual([
    '2026-03-31T00:00',
    '2026-05-31T00:00',
  ]);
});

test('a yearly scenario starts on its days of its months, the 29th of February in leap years', () => {
  expect(startsAfter({ type: 'yearly', days: [1, 15], months: [4], time: '06:00' }, '2026-04-02T00:00:00Z', 2)).toEqual(
    ['2026-04-15T06:00', '2027-04-01T06:00'],
  );
  expect(startsAfter({ type: 'yearly', days: [29], months: [2], time: '06:00' }, '2026-01-01T00:00:00Z', 1)).toEqual([
    '2028-02-29T06:00',
  ]);
});

test('a scenario that runs once never starts again', () => {
  const once = { type: 'once', date: '2026-03-05T09:00:00.000Z' };
  expect(startsAfter(once, '2026-03-01T00:00:00Z', 5)).toEqual(['2026-03-05T09:00']);
});

test('a date without an offset is one of UTC, wherever the sandbox runs', () => {
  expect(startsAfter({ type: 'once', date: '2026-03-05T09:00:00' }, '2026-03-01T00:00:00Z', 1)).toEqual([
    '2026-03-05T09:00',
  ]);
  expect(startsAfter({ type: 'once', date: '2026-03-05 09:00' }, '2026-03-01T00:00:00Z', 1)).toEqual([
    '2026-03-05T09:00',
  ]);
});

test('scenarios on demand and instant ones never start by the clock', () => {
  expect(nextStart({ type: 'on-demand' }, 0)).toBeUndefined();
  expect(nextStart({ type: 'immediately' }, 0)).toBeUndefined();
});

test('between keeps starts within two instants', () => {
  const between = ['2026-03-10T00:00:00Z', '2026-03-11T12:00:00Z'];
  expect(startsAfter({ type: 'daily', time: '07:30', between }, '2026-03-01T00:00:00Z', 5)).toEqual([
    '2026-03-10T07:30',
    '2026-03-11T07:30',
  ]);
  const hourly = { type: 'indefinitely', interval: 43_200, between };
  expect(startsAfter(hourly, '2026-03-09T23:00:00Z', 9)).toEqual([
    '2026-03-10T11:00',
    '2026-03-10T23:00',
    '2026-03-11T11:00',
  ]);
});

test('restrict keeps starts within its windows of days, months and hours; one of them is enough', () => {
  const restrict = [
    { days: [1, 2, 3, 4, 5], time: ['09:00', '10:00'] },
    { days: [6], months: [3], time: ['20:00', '20:30'] },
  ];
  // From a Friday, over the weekend.
  expect(startsAfter({ type: 'indefinitely', interval: 1_800, restrict }, '2026-03-06T08:45:00Z', 6)).toEqual([
    '2026-03-06T09:15',
    '2026-03-06T09:45',
    '2026-03-07T20:00',
    '2026-03-07T20:30',
    '2026-03-09T09:00',
    '2026-03-09T09:30',
  ]);
  expect(startsAfter({ type: 'daily', time: '09:30', restrict }, '2026-03-06T08:45:00Z', 2)).toEqual([
    '2026-03-06T09:30',
    '2026-03-09T09:30',
  ]);
});

test('a window whose end lies before its beginning goes over midnight', () => {
  const restrict = [{ time: ['22:00', '02:00'] }];
  expect(startsAfter({ type: 'indefinitely', interval: 7_200, restrict }, '2026-03-06T21:00:00Z', 3)).toEqual([
    '2026-03-06T23:00',
    '2026-03-07T01:00',
    '2026-03-07T22:00',
  ]);
});

test('a calendar that never meets its windows gives no start, and an answer soon', () => {
  const restrict = [{ months: [2] }];
  expect(nextStart({ type: 'yearly', days: [1], months: [1], restrict }, 0)).toBeUndefined();
  expect(nextStart({ type: 'yearly', days: [30], months: [2] }, 0)).toBeUndefined();
});

test('fields that make no sense leave a schedule with the plainest one', () => {
  expect(startsAfter({ type: 'daily', time: 'noon' }, '2026-03-01T12:00:00Z', 1)).toEqual(['2026-03-02T00:00']);
  expect(startsAfter({ type: 'weekly', days: ['x'], time: '10:00' }, '2026-03-01T12:00:00Z', 1)).toEqual([
    '2026-03-02T10:00',
  ]);
  expect(nextStart({ type: 'once', date: 'soon' }, 0)).toBeUndefined();
});

test('a start beyond all dates is none', () => {
  expect(nextStart({ type: 'indefinitely', interval: 9e15 }, 0)).toBeUndefined();
});
