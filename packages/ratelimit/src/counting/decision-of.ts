import type { Decision, LimitState, Refused } from '../decision.js';
import { delayMsOf } from '../delay-rule.js';
import type { Charge, Count, Layer } from './layer.js';
import { refusingOf } from './waits.js';

const nothing: Count = { spent: 0, resetMs: 0, waitMs: 0 };

/** What the counters mean for the call. `counted` says whether they are those that everybody shares. */
export function decisionOf(layers: readonly Layer[], charge: Charge, counted = true): Decision {
  const limits: LimitState[] = [];
  const shadows: string[] = [];
  let delayedMs = 0;
  for (let at = 0; at < layers.length; at += 1) {
    const layer = layers[at];
    if (layer === undefined) continue;
    const count = charge.counts[at] ?? nothing;
    const { role, plan } = layer;
    if (role === 'hard' || role === 'soft') limits.push(limitOf(layer, count));
    else if (role === 'strikes')
      delayedMs = Math.max(delayedMs, count.spent && delayMsOf(plan.policy.delay, count.spent));
    else if (count.waitMs > 0) shadows.push(plan.policy.name);
  }
  if (!charge.charged) return refusalOf(layers, charge, limits);
  // Nearly every call ends here, and spreading costs more than counting.
  if (delayedMs === 0 && shadows.length === 0) return { allowed: true, counted, limits };
  return {
    allowed: true,
    counted,
    limits,
    ...(delayedMs > 0 && { delayedMs }),
    ...(shadows.length > 0 && { wouldRefuse: shadows }),
  };
}

/** Every layer that refuses has to free enough before the call fits into all of them. */
function refusalOf(layers: readonly Layer[], charge: Charge, limits: readonly LimitState[]): Refused {
  const refusing = refusingOf(layers, charge);
  return {
    allowed: false,
    reason: 'quota_spent',
    policies: namesOf(refusing.map(({ layer }) => layer)),
    retryAfterMs: Math.max(1, ...refusing.map(({ waitMs }) => waitMs)),
    limits,
  };
}

/** Refuses what costs more than a whole quota, which waiting does not change. */
export function refusalForEver(layers: readonly Layer[]): Refused | undefined {
  for (const layer of layers) {
    if (!isTooMuch(layer)) continue;
    const policies = namesOf(layers.filter(isTooMuch));
    return { allowed: false, reason: 'cost_over_quota', policies, retryAfterMs: undefined, limits: [] };
  }
  return undefined;
}

const isTooMuch = ({ plan, role, cost }: Layer): boolean => role === 'hard' && cost > plan.quota;

/** The names of their policies, each once. */
export const namesOf = (layers: readonly Layer[]): readonly string[] => [
  ...new Set(layers.map(({ plan }) => plan.policy.name)),
];

const limitOf = ({ plan: { name, quota, windowMs } }: Layer, { spent, resetMs }: Count): LimitState => ({
  policy: name,
  quota,
  windowMs,
  remaining: Math.max(0, quota - spent),
  resetMs,
});
