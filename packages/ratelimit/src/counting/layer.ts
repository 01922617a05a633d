import type { Policy } from '../policy.js';

/**
 * What a layer that does not fit means. `hard`: the call is refused. `shadow`: nothing, but it is told. `soft`: the call is
 * late, if the layer after it, its `strikes`, still fits; that one is looked at only then, and is as hard as others.
 */
export type Role = 'hard' | 'shadow' | 'soft' | 'strikes';

/** Whether the call is refused when this layer is looked at and does not fit. */
export const isHard = (role: Role): boolean => role === 'hard' || role === 'strikes';

/** One kind of counter, with everything that counting needs. */
export interface Plan {
  readonly policy: Policy;
  /** Tells kinds of counters apart in a store: `a-z`, `0-9`, `-`, and `.` in those of strikes. */
  readonly name: string;
  readonly quota: number;
  readonly windowMs: number;
  /** Charges within so many milliseconds are counted, and freed, together; 0 for a bucket. */
  readonly cellMs: number;
}

/** One counter that a call is charged to. */
export interface Layer {
  readonly plan: Plan;
  readonly role: Role;
  /** Which of the plan's counters: what the caller says of itself, so nothing to store or show as it is. */
  readonly key: string;
  readonly cost: number;
}

/** One counter, after an attempt to charge it. */
export interface Count {
  /** Whole: what is charged; with a refusal, without this call. */
  readonly spent: number;
  /** Until nothing of it counts any more; 0 when nothing does. */
  readonly resetMs: number;
  /** 0 when the call fits; else until it does, if nobody else is charged. */
  readonly waitMs: number;
}

/** What came of charging several counters at once. */
export interface Charge {
  readonly charged: boolean;
  /** In the order of the layers. */
  readonly counts: readonly Count[];
}
