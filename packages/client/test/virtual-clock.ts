import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/index.js';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

/** A clock that only a test moves. */
export interface VirtualClock extends Clock {
  /** Moves on, timer by timer, and lets each do its work before the next. */
  advance(ms: number): Promise<void>;
  /** Goes from timer to timer until the work is done, which has to wait for nothing but this clock. */
  through<Value>(work: Promise<Value>): Promise<Value>;
}

export function virtualClock(startMs = 1_800_000_000_000): VirtualClock {
  const timers = new Set<Timer>();
  let nowMs = startMs;
  const next = (): Timer | undefined => [...timers].toSorted((a, b) => a.atMs - b.atMs)[0];
  async function fire(timer: Timer): Promise<void> {
    nowMs = Math.max(nowMs, timer.atMs);
    timers.delete(timer);
    timer.run();
    await setImmediate();
  }
  return {
    now: () => nowMs,
    after(ms, run) {
      const timer = { atMs: nowMs + Math.max(0, ms), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const untilMs = nowMs + ms;
      await setImmediate();
      for (let timer = next(); timer && timer.atMs <= untilMs; timer = next()) await fire(timer);
      nowMs = untilMs;
    },
    async through(work) {
      const progress = { done: false };
      const end = (): void => void (progress.done = true);
      work.then(end, end);
      await setImmediate();
      while (!progress.done) {
        const timer = next();
        if (!timer) throw new Error('Nothing is left to wait for.');
        await fire(timer);
      }
      return work;
    },
  };
}
