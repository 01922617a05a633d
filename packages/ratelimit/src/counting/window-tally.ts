import type { Count, Plan } from './layer.js';
import type { Kept, Tally } from './tally.js';

/** Charges of the last window, those of one cell together. */
export interface WindowState extends Kept {
  spent: number;
  /** Of each cell with charges, in the order of time: its number, then what was charged in it. */
  readonly cells: number[];
}

/**
 * Never more than the quota in any window, wherever that begins: a cell counts in full until its last moment is a whole
 * window old. What is over the promise, at most one cell, is the price of counting by cells.
 */
export function windowTally({
  quota,
  windowMs,
  cellMs,
}: Pick<Plan, 'quota' | 'windowMs' | 'cellMs'>): Tally<WindowState> {
  const endOf = (cell: number): number => (cell + 1) * cellMs + windowMs;
  const forget = (state: WindowState, nowMs: number): void => {
    const { cells } = state;
    let gone = 0;
    while (gone < cells.length && endOf(cells[gone] ?? 0) <= nowMs) {
      state.spent -= cells[gone + 1] ?? 0;
      gone += 2;
    }
    if (gone > 0) cells.splice(0, gone);
  };
  const resetMs = ({ cells }: WindowState, nowMs: number): number => {
    const last = cells.at(-2);
    return last === undefined ? 0 : endOf(last) - nowMs;
  };
  const waitMs = ({ cells, spent }: WindowState, cost: number, nowMs: number): number => {
    let over = spent + cost - quota;
    let end = nowMs;
    for (let at = 0; over > 0 && at < cells.length; at += 2) {
      over -= cells[at + 1] ?? 0;
      end = endOf(cells[at] ?? 0);
    }
    // A cost above the whole quota never fits, which callers have to tell apart before.
    return over > 0 ? windowMs : end - nowMs;
  };
  return {
    lifetimeMs: windowMs + cellMs,
    fresh: () => ({ segment: -1, spent: 0, cells: [] }),
    copy: ({ spent, cells }) => ({ segment: -1, spent, cells: [...cells] }),
    look(state, cost, nowMs): Count {
      forget(state, nowMs);
      return { spent: state.spent, resetMs: resetMs(state, nowMs), waitMs: waitMs(state, cost, nowMs) };
    },
    add(state, cost, nowMs): Count {
      const { cells } = state;
      const last = cells.at(-2) ?? 0;
      // A clock that went back does not bring back what was spent.
      const cell = Math.max(last, Math.floor(nowMs / cellMs));
      if (cells.length > 0 && last === cell) cells[cells.length - 1] = (cells.at(-1) ?? 0) + cost;
      else cells.push(cell, cost);
      state.spent += cost;
      return { spent: state.spent, resetMs: endOf(cell) - nowMs, waitMs: 0 };
    },
  };
}
