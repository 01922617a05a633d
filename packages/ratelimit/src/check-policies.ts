import { delayRule } from './delay-rule.js';
import { PolicyInvalidError } from './policy.js';
import type { DelayRule, Policy } from './policy.js';

/** Throws a `PolicyInvalidError` unless a limiter can keep these policies. */
export function checkPolicies(policies: readonly Policy[]): void {
  const names = new Set<string>();
  for (const policy of policies) {
    const problem = names.has(policy.name) ? 'its name is taken by another policy' : problemOf(policy);
    if (problem !== undefined) throw new PolicyInvalidError(`Rate limit policy ${shown(policy.name)}: ${problem}.`);
    names.add(policy.name);
  }
}

/** Times are added to Unix milliseconds and handed to timers; counts are stored in six bytes. */
const longestMs = 2_147_483_647;
const mostQuota = 10 ** 12;

function problemOf({ name, key, effects, quota, windowMs, cost = 1, action, delay }: Policy): string | undefined {
  if (!/^[a-z0-9-]{1,40}$/.test(name)) return 'a name is 1 to 40 of a-z, 0-9 and -';
  if (key.length === 0) return 'key names no field';
  if (effects?.length === 0) return 'effects names none, so it would never apply';
  if (!isWhole(quota)) return 'quota is not a whole number from 1';
  if (quota > mostQuota) return `quota is over ${mostQuota}`;
  if (!isWhole(windowMs)) return 'windowMs is not a whole number from 1';
  if (windowMs > longestMs) return `windowMs is over ${longestMs}`;
  if (!isWhole(cost)) return 'cost is not a whole number from 1';
  if (cost > quota) return 'cost is over quota, so that no call would ever fit';
  if (delay !== undefined && action !== 'delay') return 'delay is only for the action delay';
  return delay && problemOfDelay(delay);
}

function problemOfDelay(rule: DelayRule): string | undefined {
  const { firstMs, mostMs, strikes, forgiveMs } = delayRule(rule);
  if (![firstMs, mostMs, strikes, forgiveMs].every(isWhole)) return 'a field of delay is not a whole number from 1';
  if (mostMs < firstMs || mostMs > 60_000) return 'delay.mostMs is not from delay.firstMs to 60000';
  if (strikes > 100) return 'delay.strikes is over 100';
  if (strikes * forgiveMs > longestMs) return `delay.strikes times delay.forgiveMs is over ${longestMs}`;
  return undefined;
}

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

const shown = (name: string): string => JSON.stringify(name.slice(0, 40));
