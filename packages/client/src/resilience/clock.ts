/** Time as the client sees it between attempts, so that a test or a simulation can hand in its own. */
export interface Clock {
  /** Unix time in milliseconds. It goes on evenly. */
  now(): number;
  /** Runs `run` once, `ms` from now, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
}

const longestMs = 2 ** 31 - 1;

/** Real time. Its timers keep the process alive: somebody waits for the call that waits for them. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), longestMs));
    return () => clearTimeout(timer);
  },
};
