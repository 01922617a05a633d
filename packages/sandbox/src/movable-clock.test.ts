import { dayMs } from './day.js';
import { createMovableClock } from './movable-clock.js';
import type { MovableClock } from './movable-clock.js';

let clock: MovableClock | undefined;

/** A clock over a wall clock that stands still at zero. */
const still = (): MovableClock => (clock = createMovableClock(() => 0));

afterEach(() => clock?.close());

test('moving the clock does what becomes due on the way, in the order in which it is due, each at its own instant', () => {
  const at = still();
  const done: unknown[] = [];
  at.after(3_000, () => done.push(['late', at.now()]));
  at.after(1_000, () => done.push(['early', at.now()]));
  at.after(1_000, () => done.push(['early, added later', at.now()]));
  at.after(3_001, () => done.push('too late'));
  at.advance(3_000);
  expect(done).toEqual([
    ['early', 1_000],
    ['early, added later', 1_000],
    ['late', 3_000],
  ]);
  expect(at.now()).toBe(3_000);
});

test('what a timer sets going becomes due on the way as well', () => {
  const at = still();
  let hours = 0;
  const hourly = () => {
    hours += 1;
    at.after(3_600_000, hourly);
  };
  at.after(3_600_000, hourly);
  at.advance(dayMs);
  expect(hours).toBe(24);
  at.advance(dayMs - 1);
  expect(hours).toBe(47);
});

test('timers take real time, even when the wall clock stands still', async () => {
  const at = still();
  const before = performance.now();
  await new Promise<void>((resolve) => at.after(40, resolve));
  expect(performance.now() - before).toBeGreaterThanOrEqual(39);
  expect(at.now()).toBe(0);
});

test('what has been moved is not waited for again', async () => {
  const at = (clock = createMovableClock());
  const before = performance.now();
  const done = new Promise<void>((resolve) => at.after(dayMs + 30, resolve));
  at.advance(dayMs);
  await done;
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(at.now() - Date.now()).toBeGreaterThanOrEqual(dayMs - 5);
  expect(at.aheadMs()).toBe(dayMs);
});

test('a timer that is called off does not run, nor does any after closing', async () => {
  const at = still();
  const done: string[] = [];
  const cancel = at.after(10, () => done.push('called off'));
  at.after(20, () => done.push('closed'));
  cancel();
  cancel();
  at.close();
  at.advance(100);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(done).toEqual([]);
});

test('a timer that throws leaves the clock going', () => {
  const at = still();
  const done: number[] = [];
  at.after(10, () => {
    throw new Error('The spring broke.');
  });
  at.after(20, () => done.push(at.now()));
  expect(() => at.advance(30)).toThrow('The spring broke.');
  expect(done).toEqual([20]);
  expect(at.now()).toBe(30);
});

test('a timer that throws when nobody has moved the clock ends nothing', async () => {
  const at = still();
  at.after(1, () => {
    throw new Error('The spring broke by itself.');
  });
  const gone = new Promise((resolve) => void at.after(2, () => resolve('on')));
  await expect(gone).resolves.toBe('on');
});

test('a clock that leaps does nothing on the way, and does it soon after', async () => {
  const at = still();
  const done = new Promise((resolve) => void at.after(dayMs, () => resolve(at.now())));
  at.leap(dayMs + 5);
  expect(at.now()).toBe(dayMs + 5);
  await expect(done).resolves.toBe(dayMs);
});

test('of ten thousand timers each runs once, in order, whatever the order they were set in', () => {
  const at = still();
  const ran: number[] = [];
  for (let turn = 0; turn < 10_000; turn += 1) {
    const ms = (turn * 7_919) % 10_007;
    at.after(ms, () => ran.push(ms));
  }
  at.advance(20_000);
  expect(ran).toHaveLength(10_000);
  expect(ran).toEqual(ran.toSorted((one, other) => one - other));
});
