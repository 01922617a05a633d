import assert from 'node:assert/strict';
import type { Decision, LimitState, Refused } from '../decision.js';
import type { Policy } from '../policy.js';
import type { LimitedCall, RateLimiter } from '../rate-limiter.js';

/** The window of `policyOf`. */
export const minuteMs = 60_000;
/** Three calls of a principal in a minute, unless told otherwise. */
export const policyOf = (name: string, part: Partial<Policy> = {}): Policy => ({
  name,
  key: ['principal'],
  quota: 3,
  windowMs: minuteMs,
  whenStoreFails: 'closed',
  ...part,
});
/** A read of one principal, unless told otherwise. */
export const callOf = (part: Partial<LimitedCall> = {}): LimitedCall => ({ principal: 'ada', effect: 'read', ...part });

/** How the policy stands; fails when the decision says nothing about it. */
export function limitIn({ limits }: Decision, policy: string): LimitState {
  const limit = limits.find((candidate) => candidate.policy === policy);
  assert.ok(limit, `the decision says nothing about ${policy}`);
  return limit;
}

/** The decision, which has to be a refusal. */
export function refusalIn(decision: Decision): Refused {
  assert.ok(!decision.allowed, 'the call was allowed');
  return decision;
}

/** Fails for a value outside of `least` to `most`. */
export function assertWithin(value: number | undefined, least: number, most: number): void {
  assert.ok(value !== undefined && value >= least && value <= most, `${value} is not between ${least} and ${most}`);
}

/** Whether the call was refused. */
export async function spent(limiter: RateLimiter, call: LimitedCall): Promise<boolean> {
  return !(await limiter.consume(call)).allowed;
}
