import type { Clock } from '@makegate/ratelimit';

/** A clock that only moves when it is told to. */
export interface SimulatedClock extends Clock {
  /** Goes from event to event until `done`, letting everything that waits for a promise go on between two of them. */
  run(done: () => boolean): Promise<void>;
  wait(ms: number): Promise<void>;
}

interface Event {
  readonly atMs: number;
  readonly order: number;
  run: (() => void) | undefined;
}

export function simulatedClock(): SimulatedClock {
  const events: Event[] = [];
  let nowMs = 0;
  let order = 0;

  const before = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
  const push = (event: Event): void => {
    let hole = events.length;
    while (hole > 0) {
      const above = events[(hole - 1) >> 1];
      if (above === undefined || before(above, event)) break;
      events[hole] = above;
      hole = (hole - 1) >> 1;
    }
    events[hole] = event;
  };
  const lesserBelow = (hole: number): number => {
    const [left, right] = [events[2 * hole + 1], events[2 * hole + 2]];
    return left !== undefined && right !== undefined && before(right, left) ? 2 * hole + 2 : 2 * hole + 1;
  };
  const pop = (): Event | undefined => {
    const top = events[0];
    const last = events.pop();
    if (last === undefined || events.length === 0) return top;
    let hole = 0;
    for (;;) {
      const child = lesserBelow(hole);
      const below = events[child];
      if (below === undefined || !before(below, last)) break;
      events[hole] = below;
      hole = child;
    }
    events[hole] = last;
    return top;
  };

  const after = (ms: number, run: () => void): (() => void) => {
    const event: Event = { atMs: nowMs + ms, order: (order += 1), run };
    push(event);
    return () => {
      event.run = undefined;
    };
  };

  return {
    now: () => nowMs,
    after,
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    run: async (done) => {
      await settled();
      while (!done()) {
        const event = pop();
        if (event === undefined) throw new Error('Nothing is left to happen.');
        if (event.run === undefined) continue;
        nowMs = event.atMs;
        event.run();
        await settled();
      }
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
