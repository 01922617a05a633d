/** Something to be done once the time has come. */
export interface Timer {
  /** Milliseconds since 1970. */
  readonly dueMs: number;
  readonly run: () => void;
}

/** Timers in the order in which they are due; those due at the same instant in the order in which they were added. */
export interface TimerQueue<Kept extends Timer = Timer> {
  add(timer: Kept): void;
  remove(timer: Kept): void;
  first(): Kept | undefined;
  clear(): void;
}

export function createTimerQueue<Kept extends Timer>(): TimerQueue<Kept> {
  const timers: Kept[] = [];
  return {
    add: (timer) => void timers.splice(placeAfter(timers, timer.dueMs), 0, timer),
    remove: (timer) => {
      const at = timers.lastIndexOf(timer, placeAfter(timers, timer.dueMs) - 1);
      if (at >= 0) timers.splice(at, 1);
    },
    first: () => timers[0],
    clear: () => void timers.splice(0),
  };
}

/** Where the first timer stands that is due later, found by halving. */
function placeAfter(timers: readonly Timer[], dueMs: number): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timers[middle]?.dueMs ?? 0) <= dueMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
