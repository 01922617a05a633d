export interface BackgroundWork {
  /** Begins, or ends the pause it is in: there may be something to do. */
  readonly wake: () => void;
}

export interface BackgroundWorkOptions {
  /**
   * Does one piece. Resolves to the milliseconds until the next one, or to `undefined` when nothing is left until `wake`.
   * Rejects only when the signal has fired.
   */
  readonly step: () => Promise<number | undefined>;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Piece after piece, one at a time, until nothing is left or the signal fires. */
export function backgroundWork({ step, pause, signal }: BackgroundWorkOptions): BackgroundWork {
  let working = false;
  let alarm = new AbortController();

  const untilDone = async (): Promise<void> => {
    while (!signal.aborted) {
      // A new alarm before each piece, so that a wake during the piece is not lost.
      alarm = new AbortController();
      const inMs = await step();
      if (inMs === undefined && !alarm.signal.aborted) return;
      if (inMs !== undefined && inMs > 0) await pauseUnlessWoken(inMs);
    }
  };

  const pauseUnlessWoken = async (ms: number): Promise<void> => {
    try {
      await pause(ms, AbortSignal.any([signal, alarm.signal]));
    } catch {
      // Woken or ended: the loop finds out which.
    }
  };

  const run = async (): Promise<void> => {
    working = true;
    try {
      await untilDone();
    } catch {
      // The signal has fired in the middle of a piece.
    } finally {
      working = false;
    }
  };

  return { wake: () => void (working ? alarm.abort() : run()) };
}
