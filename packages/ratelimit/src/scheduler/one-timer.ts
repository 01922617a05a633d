import type { Clock } from './clock.js';

/** At most one timer. One that wakes early does no harm, so it is only replaced by an earlier one. */
export interface OneTimer {
  wakeAt(atMs: number): void;
  cancel(): void;
}

export function createOneTimer(clock: Clock, wake: () => void): OneTimer {
  let setForMs = Infinity;
  let stop: (() => void) | undefined;
  const cancel = (): void => {
    stop?.();
    setForMs = Infinity;
  };
  return {
    wakeAt: (atMs) => {
      if (atMs >= setForMs) return;
      cancel();
      setForMs = atMs;
      stop = clock.after(Math.max(0, atMs - clock.now()), () => {
        setForMs = Infinity;
        wake();
      });
    },
    cancel,
  };
}
