/** The zone's time. What is to happen later stands on it, so that moving the clock moves all of it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs it once, so many milliseconds later. What it returns cancels that, and does nothing afterwards. */
  after(ms: number, run: () => void): () => void;
}

/** A clock whose later comes after as long in real time, whatever `now` says. */
export const runningClock = (now: () => number): Clock => ({
  now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
