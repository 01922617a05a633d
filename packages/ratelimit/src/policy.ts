/** A field of a call that can tell counters apart. */
export type KeyPart = 'ip' | 'tenant' | 'principal' | 'tool' | 'effect';

/** A rule as data: so much, in such a time, for each of whom. */
export interface Policy {
  /** Shown in headers and part of stored keys: `a-z`, `0-9` and `-`, at most 40 characters, unique among the policies. */
  readonly name: string;
  /**
   * Each combination of these fields has a counter of its own: `['principal', 'effect']` counts every effect of every
   * principal by itself. A policy does not apply to calls that lack one of the fields.
   */
  readonly key: readonly KeyPart[];
  /** Applies to calls with one of these effects only: at least one. Default: to all. */
  readonly effects?: readonly string[];
  /** What may be charged within `windowMs`: whole, from 1 to 10^12. */
  readonly quota: number;
  /** Whole, from 1 to 2 147 483 647 (about 24 days). */
  readonly windowMs: number;
  /** What one call is charged, times the cost of the call: whole, from 1. Default 1. */
  readonly cost?: number;
  /**
   * `window`, the default: never more than `quota` in any `windowMs`, wherever it begins. Up to a quota of 100 every charge
   * frees its part when it is `windowMs` old; above that, charges free it together, by sixtieths of the window.
   * `bucket`: bursts of `quota`, refilled evenly by one whole `quota` in `windowMs`. Within `windowMs` that can be nearly
   * twice the quota: a layer against bursts, beside a window.
   */
  readonly counting?: 'window' | 'bucket';
  /**
   * What becomes of a call that no longer fits. `reject`, the default, refuses it. `delay` lets it pass later and later,
   * then refuses it, as `delay` says. `shadow` lets it pass and names the policy in `wouldRefuse`, for trying a rule out.
   */
  readonly action?: 'reject' | 'delay' | 'shadow';
  /** For the action `delay`, and only for that. Default: the defaults of its fields. */
  readonly delay?: DelayRule;
  /**
   * What happens to calls when the store fails: `open` lets them pass uncounted, `closed` refuses them, `local` counts them
   * in this process, against the share that is left when the quota is divided by the number of replicas, at least 1.
   */
  readonly whenStoreFails: 'open' | 'closed' | 'local';
}

/** How calls over the quota are slowed down: each is a strike, and strikes are forgiven one by one. */
export interface DelayRule {
  /** For the first strike, in milliseconds; each further one doubles it. Whole, from 1. Default 250. */
  readonly firstMs?: number;
  /** The longest delay. Whole, from `firstMs` to 60 000. Default 8000. */
  readonly mostMs?: number;
  /** As many strikes at once are delayed; what comes after them is refused. Whole, from 1 to 100. Default 6. */
  readonly strikes?: number;
  /** One strike is forgiven in this time. Whole, from 1; times `strikes` at most 2 147 483 647. Default 60 000. */
  readonly forgiveMs?: number;
}

/** A list of policies that no limiter can keep. Says which one and why. */
export class PolicyInvalidError extends Error {
  override readonly name = 'PolicyInvalidError';
  readonly code = 'policy_invalid';
  readonly retryable = false;
}
