import { decisionOf, namesOf } from './counting/decision-of.js';
import type { Layer } from './counting/layer.js';
import { layersOf } from './counting/layers-of.js';
import { memoryCounters } from './counting/memory-counters.js';
import type { Decision } from './decision.js';
import { monotonicNow } from './monotonic-now.js';
import type { Policy } from './policy.js';
import type { LimitedCall } from './rate-limiter.js';

/** Long enough for a Redis that restarts or elects a new primary to be there again. */
const storeRetryAfterMs = 1_000;
const capacity = 100_000;

/** Decides while the store is out of reach, as each policy says. */
export function withoutStore(
  policies: readonly Policy[],
  replicas: () => number,
): (layers: readonly Layer[], call: LimitedCall) => Decision {
  const shares = localShares(policies, replicas);
  return (layers, call) => {
    const closed = layers.filter(({ plan, role }) => role !== 'shadow' && plan.policy.whenStoreFails === 'closed');
    if (closed.length > 0) return unavailable(closed);
    const { layersFor, charge } = shares();
    const local = layersFor(call);
    const never = local.filter(({ plan, cost }) => cost > plan.quota);
    // It would fit into the whole quota, and so may fit when the store is back.
    if (never.length > 0) return unavailable(never);
    return decisionOf(local, charge(local, Math.floor(monotonicNow())), false);
  };
}

/** Counters for the share of this process; new ones when the number of replicas is another. */
function localShares(policies: readonly Policy[], replicas: () => number) {
  let among = 0;
  let shares = { layersFor: layersOf([]), charge: memoryCounters(capacity) };
  return () => {
    const count = Math.max(1, Math.floor(replicas()));
    if (count === among) return shares;
    among = count;
    const local = policies.filter(({ whenStoreFails }) => whenStoreFails === 'local');
    const shared = local.map((policy) => ({ ...policy, quota: Math.max(1, Math.floor(policy.quota / count)) }));
    shares = { layersFor: layersOf(shared), charge: memoryCounters(capacity) };
    return shares;
  };
}

const unavailable = (layers: readonly Layer[]): Decision => ({
  allowed: false,
  reason: 'store_unavailable',
  policies: namesOf(layers),
  retryAfterMs: storeRetryAfterMs,
  limits: [],
});
