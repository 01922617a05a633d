import type { Count } from './layer.js';

/** Of a state that is kept: in which part of time it was last charged, and -1 before the first time. */
export interface Kept {
  segment: number;
}

/** How one kind of counter counts. Times are whole milliseconds. */
export interface Tally<State extends Kept> {
  /** A state counts nothing any more when its last charge is so old. */
  readonly lifetimeMs: number;
  readonly fresh: () => State;
  readonly copy: (state: State) => State;
  /** Also forgets what no longer counts, which changes nothing that can be seen. */
  look(state: State, cost: number, nowMs: number): Count;
  /** Adds what `look` has found to fit, or what need not fit. */
  add(state: State, cost: number, nowMs: number): Count;
}
