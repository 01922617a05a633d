import type { DelayRule } from './policy.js';

/** The rule with its defaults. */
export function delayRule({
  firstMs = 250,
  mostMs = 8_000,
  strikes = 6,
  forgiveMs = 60_000,
}: DelayRule = {}): Required<DelayRule> {
  return { firstMs, mostMs, strikes, forgiveMs };
}

/** How long a call waits that is the `strike`th over the quota, from 1. */
export function delayMsOf(rule: DelayRule | undefined, strike: number): number {
  const { firstMs, mostMs } = delayRule(rule);
  return Math.min(mostMs, firstMs * 2 ** (strike - 1));
}
