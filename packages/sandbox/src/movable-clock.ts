import type { Clock } from './clock.js';
import { reasonOf } from './reason.js';
import { dayMs } from './day.js';
import { createTimerQueue } from './timer-queue.js';
import type { Timer } from './timer-queue.js';

/** Real time, plus what it has been moved forward. */
export interface MovableClock extends Clock {
  /**
   * Moves the clock forward. All that becomes due on the way is done before it returns, in the order in which it is due, each
   * at its own instant; what that sets going becomes due on the way as well. Throws a `RangeError` for less than nothing and
   * for more than `longestAdvanceMs`. What something that became due throws comes out when everything is done.
   */
  advance(ms: number): void;
  /** Moves the clock without doing anything: what becomes due on the way is done soon after. A negative number moves it back. */
  leap(ms: number): void;
  /** How far the clock is ahead of real time, in milliseconds. */
  aheadMs(): number;
  /** Calls everything off. */
  close(): void;
}

/** A year and a day. A scenario that runs every quarter of an hour runs 35,000 times on the way. */
export const longestAdvanceMs = 366 * dayMs;

interface KeptTimer extends Timer {
  /** When it is due by the measure of `elapsed`, which goes on even when the given wall clock stands still. */
  readonly elapsedMs: number;
}

const longestWaitMs = 2_147_483_647;

/** `wall` gives milliseconds since 1970. Timers take real time whatever it says, for a test may have it stand still. */
export function createMovableClock(wall: () => number = Date.now): MovableClock {
  const timers = createTimerQueue<KeptTimer>();
  let aheadMs = 0;
  let alarm: NodeJS.Timeout | undefined;
  /** Set while timers run: the instant of the one at work, and where it lies by the other measure. */
  let standstill: { nowMs: number; elapsedMs: number } | undefined;

  const now = () => standstill?.nowMs ?? wall() + aheadMs;
  const elapsed = () => standstill?.elapsedMs ?? performance.now() + aheadMs;

  /** One that throws must not keep the others from their turn. */
  const runUntil = (untilMs: number): unknown[] => {
    const nowMs = now();
    const elapsedMs = elapsed();
    const thrown: unknown[] = [];
    for (let timer = timers.first(); timer && timer.dueMs <= untilMs; timer = timers.first()) {
      timers.remove(timer);
      standstill = { nowMs: timer.dueMs, elapsedMs: elapsedMs + timer.dueMs - nowMs };
      try {
        timer.run();
      } catch (error) {
        thrown.push(error);
      }
    }
    standstill = undefined;
    setAlarm();
    return thrown;
  };

  const setAlarm = (): void => {
    clearTimeout(alarm);
    const first = timers.first();
    if (!first || standstill) return;
    const waitMs = Math.max(0, Math.ceil(first.elapsedMs - elapsed()));
    // It must not keep a process that has nothing else to do.
    alarm = setTimeout(ring, Math.min(waitMs, longestWaitMs)).unref();
  };

  const ring = (): void => {
    const first = timers.first();
    if (!first || first.elapsedMs > elapsed()) return setAlarm();
    // Nobody has asked for this, so nobody could catch what comes of it.
    for (const error of runUntil(Math.max(first.dueMs, now()))) process.emitWarning(reasonOf(error));
  };

  return {
    now,
    after: (ms, run) => {
      const timer = { dueMs: now() + ms, elapsedMs: elapsed() + ms, run };
      timers.add(timer);
      if (timers.first() === timer) setAlarm();
      return () => timers.remove(timer);
    },
    advance: (ms) => {
      if (!Number.isInteger(ms) || ms < 0 || ms > longestAdvanceMs) {
        throw new RangeError(
          `A clock is moved by a whole number of milliseconds from 0 to ${longestAdvanceMs}, not ${ms}.`,
        );
      }
      const thrown = runUntil(now() + ms);
      aheadMs += ms;
      setAlarm();
      if (thrown.length === 1) throw thrown[0];
      if (thrown.length > 1) throw new AggregateError(thrown, 'Something that became due on the way went wrong.');
    },
    leap: (ms) => {
      aheadMs += ms;
      setAlarm();
    },
    aheadMs: () => aheadMs,
    close: () => {
      clearTimeout(alarm);
      timers.clear();
    },
  };
}
