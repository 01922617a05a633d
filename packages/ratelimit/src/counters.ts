import type { Policy } from './policy.js';

/** One counter that a call is charged to. */
export interface Layer {
  readonly policy: Policy;
  /** Which of the policy's counters: made of letters, digits, `-` and `_`. */
  readonly counter: string;
}

/** One counter after an attempt to charge it. */
export interface Count {
  /** What is charged in the running window; with a refusal, without this call. */
  readonly spent: number;
  /** Until the window ends; 0 when none is running. */
  readonly resetMs: number;
}

/** What came of charging several counters at once. */
export interface Charge {
  readonly charged: boolean;
  /** In the order of the layers. */
  readonly counts: readonly Count[];
}

/** Where counters live. The one thing that differs between memory and Redis. */
export interface Counters {
  /** Adds `cost` to every counter, or, if that would take one over its quota, to none: in one step. */
  charge(layers: readonly Layer[], cost: number): Promise<Charge>;
}
