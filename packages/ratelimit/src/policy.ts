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
  /** What may be charged in one window: whole, from 1. */
  readonly quota: number;
  /**
   * Length of a window, which begins with the first charge: whole, from 1 to 2 147 483 647 (about 24 days). Around the end
   * of a window up to twice the quota can pass within `windowMs`.
   */
  readonly windowMs: number;
  /** What happens to calls when the store fails: `open` lets them pass uncounted, `closed` refuses them. */
  readonly whenStoreFails: 'open' | 'closed';
}

/** A list of policies that no limiter can keep. Says which one and why. */
export class PolicyInvalidError extends Error {
  override readonly name = 'PolicyInvalidError';
  readonly code = 'policy_invalid';
  readonly retryable = false;
}

/** Throws a `PolicyInvalidError` unless a limiter can keep these policies. */
export function checkPolicies(policies: readonly Policy[]): void {
  const names = new Set<string>();
  for (const policy of policies) {
    const problem = names.has(policy.name) ? 'its name is taken by another policy' : problemOf(policy);
    if (problem !== undefined) throw new PolicyInvalidError(`Rate limit policy ${shown(policy.name)}: ${problem}.`);
    names.add(policy.name);
  }
}

/** Timers, and so rate-limiter-flexible in memory, cannot wait longer. */
const longestWindowMs = 2_147_483_647;

function problemOf({ name, key, effects, quota, windowMs }: Policy): string | undefined {
  if (!/^[a-z0-9-]{1,40}$/.test(name)) return 'a name is 1 to 40 of a-z, 0-9 and -';
  if (key.length === 0) return 'key names no field';
  if (effects?.length === 0) return 'effects names none, so it would never apply';
  if (!Number.isSafeInteger(quota) || quota < 1) return 'quota is not a whole number from 1';
  if (!Number.isSafeInteger(windowMs) || windowMs < 1) return 'windowMs is not a whole number from 1';
  if (windowMs > longestWindowMs) return `windowMs is over ${longestWindowMs}`;
  return undefined;
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 40));
