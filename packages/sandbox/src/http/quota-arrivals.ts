import { clockWindow, outdated } from './quota-window.js';
import type { WindowRule } from './quota-window.js';

/** What arrived in one window, by the window type that was set when it began; a `sliding` quota lists those of the clock. */
export interface WindowArrivals {
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly arrivals: number;
  /** Of the arrivals, those answered with a 429. */
  readonly refused: number;
}

/** What arrived for one organization, counted calls only. */
export interface Arrivals {
  readonly arrivals: number;
  /** Of the arrivals, those answered with a 429. */
  readonly refused: number;
  /** The most arrivals in any `windowMs`, wherever it begins and refused ones included. */
  readonly mostInAnySpan: number;
  /** Oldest first: the last 1 000 windows in which anything arrived. */
  readonly windows: readonly WindowArrivals[];
}

export interface ArrivalCount {
  add(atMs: number, refused: boolean): void;
  /** What was counted stays; windows of the new kind begin. */
  cut(rule: WindowRule): void;
  report(): Arrivals;
}

const windowsKept = 1_000;

interface OpenWindow {
  readonly startMs: number;
  arrivals: number;
  refused: number;
}

export function countArrivals(initial: WindowRule): ArrivalCount {
  let rule = initial;
  let recentMs: number[] = [];
  let windows: OpenWindow[] = [];
  let open: OpenWindow | undefined;
  const total = { arrivals: 0, refused: 0, mostInAnySpan: 0 };

  const windowAt = (atMs: number): OpenWindow => {
    if (open && isWithin(open.startMs, atMs, rule.windowMs)) return open;
    open = { startMs: rule.window === 'first-hit' ? atMs : clockWindow(atMs, rule.windowMs), arrivals: 0, refused: 0 };
    windows = [...windows.slice(1 - windowsKept), open];
    return open;
  };

  const noteSpan = (atMs: number) => {
    recentMs.splice(0, outdated(recentMs, { ...rule, window: 'sliding' }, atMs));
    recentMs.push(atMs);
    total.mostInAnySpan = Math.max(total.mostInAnySpan, recentMs.length);
  };

  return {
    add: (atMs, refused) => {
      noteSpan(atMs);
      for (const sum of [total, windowAt(atMs)]) {
        sum.arrivals += 1;
        if (refused) sum.refused += 1;
      }
    },
    cut: (changed) => {
      rule = changed;
      recentMs = [];
      open = undefined;
    },
    report: () => ({ ...total, windows: windows.map((window) => ({ ...window })) }),
  };
}

const isWithin = (startMs: number, atMs: number, windowMs: number): boolean =>
  atMs >= startMs && atMs - startMs < windowMs;
