import { scheduleLine } from './schedule-line.js';

test.each([
  [{ type: 'on-demand' }, 'on demand'],
  [{ type: 'immediately' }, 'immediately, when data arrives'],
  [{ type: 'immediately', maximum_runs_per_minute: 30 }, 'immediately, when data arrives, at most 30 runs per minute'],
  [{ type: 'indefinitely', interval: 900 }, 'every 15 minutes'],
  [{ type: 'indefinitely', interval: 3_600 }, 'every hour'],
  [{ type: 'indefinitely', interval: 7_200 }, 'every 2 hours'],
  [{ type: 'indefinitely', interval: 60 }, 'every minute'],
  [{ type: 'indefinitely', interval: 90 }, 'every 90 seconds'],
  [{ type: 'indefinitely' }, 'at intervals'],
  [{ type: 'once', date: '2027-01-31', time: '09:00' }, 'once on 2027-01-31 at 09:00'],
  [{ type: 'daily', time: '08:00' }, 'daily at 08:00'],
  [{ type: 'weekly', days: [1, 5], time: '07:30' }, 'weekly on Monday, Friday at 07:30'],
  [{ type: 'monthly', days: [1, 15], time: '06:00' }, 'monthly on day 1, 15 at 06:00'],
  [{ type: 'yearly', days: [24], months: [12], time: '18:00' }, 'yearly on day 24 of month 12 at 18:00'],
])('says %j in plain words', (scheduling, line) => {
  expect(scheduleLine(scheduling)).toBe(line);
});

test('passes a type that is not known yet on as it is', () => {
  expect(scheduleLine({ type: 'hourly' })).toBe('hourly');
});

test('takes a word of JavaScript for what it is: a word', () => {
  expect(scheduleLine({ type: 'constructor' })).toBe('constructor');
  expect(scheduleLine({ type: 'toString' })).toBe('toString');
  expect(scheduleLine({ type: 'weekly', days: ['constructor', '__proto__', 'length'] })).toBe(
    'weekly on constructor, __proto__, length',
  );
  expect(scheduleLine({ type: 'yearly', days: ['valueOf'], months: ['toString'] })).toBe(
    'yearly on day valueOf of month toString',
  );
});

test('says so when there is no scheduling', () => {
  expect(scheduleLine(undefined)).toBe('unknown');
  expect(scheduleLine(null)).toBe('unknown');
});
