import type { Charge, Count, Counters, Layer } from './counters.js';
import type { Decision, LimitState } from './decision.js';
import { layersOf } from './layers-of.js';
import { checkPolicies } from './policy.js';
import type { Policy } from './policy.js';
import type { RateLimiter } from './rate-limiter.js';

/** Long enough for a Redis that restarts or elects a new primary to be there again. */
const storeRetryAfterMs = 1_000;

/** The rules, without the place where counters live. */
export function limiterOver(
  counters: Counters,
  policies: readonly Policy[],
  onStoreError: (error: unknown) => void = () => {},
): RateLimiter {
  checkPolicies(policies);
  return {
    async consume(call) {
      const { cost = 1 } = call;
      if (!Number.isSafeInteger(cost) || cost < 1) throw new RangeError('The cost of a call is a whole number from 1.');
      const layers = layersOf(policies, call);
      if (layers.length === 0) return { allowed: true, counted: true, limits: [] };
      const never = layers.filter(({ policy }) => cost > policy.quota);
      if (never.length > 0) return refused('cost_over_quota', never, undefined, []);
      try {
        return decisionOf(layers, await counters.charge(layers, cost), cost);
      } catch (error) {
        onStoreError(error);
        return decisionWithoutStore(layers);
      }
    },
  };
}

function decisionOf(layers: readonly Layer[], { charged, counts }: Charge, cost: number): Decision {
  const standing = layers.map((layer, at) => {
    const count = counts[at] ?? { spent: 0, resetMs: 0 };
    return { layer, count, limit: limitOf(layer, count) };
  });
  const limits = standing.map(({ limit }) => limit);
  if (charged) return { allowed: true, counted: true, limits };
  const refusing = standing.filter(({ layer, count }) => count.spent + cost > layer.policy.quota);
  // Every refusing window has to end before the call fits into all of them.
  const retryAfterMs = Math.max(1, ...refusing.map(({ count }) => count.resetMs));
  return refused(
    'quota_spent',
    refusing.map(({ layer }) => layer),
    retryAfterMs,
    limits,
  );
}

function limitOf({ policy: { name, quota, windowMs } }: Layer, { spent, resetMs }: Count): LimitState {
  return { policy: name, quota, windowMs, remaining: Math.max(0, quota - spent), resetMs };
}

function decisionWithoutStore(layers: readonly Layer[]): Decision {
  const closed = layers.filter(({ policy }) => policy.whenStoreFails === 'closed');
  if (closed.length === 0) return { allowed: true, counted: false, limits: [] };
  return refused('store_unavailable', closed, storeRetryAfterMs, []);
}

function refused(
  reason: Extract<Decision, { allowed: false }>['reason'],
  layers: readonly Layer[],
  retryAfterMs: number | undefined,
  limits: readonly LimitState[],
): Decision {
  return { allowed: false, reason, policies: layers.map(({ policy }) => policy.name), retryAfterMs, limits };
}
