/** The zone's time. What is to happen later stands on it, so that moving the clock moves all of it. */
export interface Clock {
  /** Milliseconds since 1970. While something runs that was to happen later: the instant at which it was due. */
  now(): number;
  /** Runs it once, so many milliseconds later. What it returns cancels that, and does nothing afterwards. */
  after(ms: number, run: () => void): () => void;
}
