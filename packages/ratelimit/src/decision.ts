/** How one policy stands with the caller, after the decision. */
export interface LimitState {
  /** Name of the policy. */
  readonly policy: string;
  readonly quota: number;
  readonly windowMs: number;
  /** What is left now, from 0 to `quota`. */
  readonly remaining: number;
  /**
   * Until all of `quota` is there again; 0 when it is. Up to a sixtieth longer than `windowMs`, because charges are freed by
   * sixtieths.
   */
  readonly resetMs: number;
}

/** The call may go on. */
export interface Allowed {
  readonly allowed: true;
  /**
   * False when the store failed: what the policies share is unknown and was not charged. Those that are `local` then were
   * counted in this process.
   */
  readonly counted: boolean;
  /** The policies that apply and are enforced, in the order in which they were given; when not counted, the local ones. */
  readonly limits: readonly LimitState[];
  /** For so long this answer was held back, because a policy with the action `delay` had nothing left. Absent when not. */
  readonly delayedMs?: number;
  /** Names of the policies with the action `shadow` that had nothing left. Absent when none. */
  readonly wouldRefuse?: readonly string[];
}

/** The call may not go on, and no policy was charged. */
export interface Refused {
  readonly allowed: false;
  /**
   * `quota_spent`: too many calls, later is fine. `cost_over_quota`: the call costs more than a whole quota and never fits.
   * `store_unavailable`: the counters are out of reach and a policy is closed then; if the store was only late, this one
   * call may have been charged.
   */
  readonly reason: 'quota_spent' | 'cost_over_quota' | 'store_unavailable';
  /** Names of the policies that refuse, in the order in which they were given. */
  readonly policies: readonly string[];
  /** When trying again makes sense, at least 1; `undefined` when it never does. */
  readonly retryAfterMs: number | undefined;
  /**
   * The policies that apply, as they stand without this call; of a refusal that is repeated without asking the store, only
   * those that refuse. Empty unless `reason` is `quota_spent`.
   */
  readonly limits: readonly LimitState[];
}

/** A limiter's answer. */
export type Decision = Allowed | Refused;
