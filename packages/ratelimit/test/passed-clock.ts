import type { Clock } from '../src/index.js';

/** A clock that only moves when it is told to. */
export interface PassedClock extends Clock {
  /** Goes through everything that is due within `ms`, in order, letting promises settle between two steps. */
  pass(ms: number): Promise<void>;
  readonly timers: number;
}

export function passedClock(startMs = 1_000_000): PassedClock {
  let nowMs = startMs;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  return {
    now: () => nowMs,
    after: (ms, run) => {
      const timer = { atMs: nowMs + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    get timers() {
      return timers.length;
    },
    pass: async (ms) => {
      const endMs = nowMs + ms;
      await settled();
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
        await settled();
      }
      nowMs = endMs;
    },
  };
}

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));
