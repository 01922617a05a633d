import { setTimeout as pause } from 'node:timers/promises';
import { checkPolicies } from './check-policies.js';
import { refusalForEver } from './counting/decision-of.js';
import type { Layer } from './counting/layer.js';
import { layersOf } from './counting/layers-of.js';
import type { Decision } from './decision.js';
import { holding } from './holding.js';
import type { Policy } from './policy.js';
import type { LimitedCall, RateLimiter } from './rate-limiter.js';

/** What both limiters take. */
export interface HoldingOptions {
  /** How many calls may wait at once because of the action `delay`; more are refused. Whole, from 0. Default 100. */
  readonly mostHeld?: number;
  /** How calls wait. Default: a timer. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** The rules, without the place where counters live. `decide` knows at least one layer. */
export function limiterOver(
  policies: readonly Policy[],
  decide: (layers: readonly Layer[], call: LimitedCall) => Decision | Promise<Decision>,
  { mostHeld = 100, wait = pause }: HoldingOptions,
): RateLimiter {
  checkPolicies(policies);
  const layersFor = layersOf(policies);
  const mayBeLate = policies.some(({ action }) => action === 'delay');
  const held = holding(mostHeld, wait);
  return {
    async consume(call) {
      const { cost = 1 } = call;
      if (!Number.isSafeInteger(cost) || cost < 1) throw new RangeError('The cost of a call is a whole number from 1.');
      const layers = layersFor(call);
      if (layers.length === 0) return { allowed: true, counted: true, limits: [] };
      const refusal = refusalForEver(layers);
      if (refusal !== undefined) return refusal;
      return mayBeLate ? held.late(layers, (asked) => decide(asked, call)) : decide(layers, call);
    },
  };
}
