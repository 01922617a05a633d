/** Time as the scheduler sees it, so that a test or a simulation can hand in its own. */
export interface Clock {
  /** Unix time in milliseconds. It must not step, because held slots end by it. */
  now(): number;
  /** Runs `run` once, `ms` from now, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
}

/** What a timer can wait for at most; it fires at once for anything longer. */
const longestMs = 2 ** 31 - 1;

/** Real time. It goes on evenly when somebody sets the machine's clock. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), longestMs));
    return () => clearTimeout(timer);
  },
};
