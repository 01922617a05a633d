export interface BackgroundWork {
  /** Begins, or ends the pause it is in: there may be something to do. */
  readonly wake: () => void;
}

export interface BackgroundWorkOptions {
  /**
   * Does one piece. Resolves to the milliseconds until the next one, or to `undefined` when nothing is left until `wake`.
   * Rejects when the signal has fired, or for a mistake of ours.
   */
  readonly step: () => Promise<number | undefined>;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** Hears of a mistake. The work is then over until `wake`. */
  readonly onMistake: (error: unknown) => void;
}

/** Piece after piece, one at a time, until nothing is left or the signal fires. */
export function backgroundWork({ step, pause, signal, onMistake }: BackgroundWorkOptions): BackgroundWork {
  let working = false;
  let alarm = new AbortController();

  const pauseUnlessWoken = async (ms: number): Promise<void> => {
    try {
      await pause(ms, AbortSignal.any([signal, alarm.signal]));
    } catch (error) {
      // Woken or ended: the loop finds out which.
      if (!alarm.signal.aborted && !signal.aborted) throw error;
    }
  };

  const run = async (): Promise<void> => {
    working = true;
    // No await between seeing that nothing is left and no longer working: a wake in between would be lost.
    try {
      while (!signal.aborted) {
        // A new alarm before each piece, so that a wake during the piece is not lost either.
        alarm = new AbortController();
        const inMs = await step();
        if (inMs === undefined && !alarm.signal.aborted) return;
        if (inMs !== undefined && inMs > 0) await pauseUnlessWoken(inMs);
      }
    } catch (error) {
      // A signal that fires in the middle of a piece is no mistake.
      if (!signal.aborted) onMistake(error);
    } finally {
      working = false;
    }
  };

  return { wake: () => void (working ? alarm.abort() : run()) };
}
