import { delayRule } from '../delay-rule.js';
import type { Policy } from '../policy.js';
import type { LimitedCall } from '../rate-limiter.js';
import { keyOf } from './key-of.js';
import type { Layer, Plan, Role } from './layer.js';

/** Up to here every charge is counted by itself, which takes twelve bytes for each. */
const mostByThemselves = 100;

const roles = { reject: 'hard', delay: 'soft', shadow: 'shadow' } as const satisfies Record<string, Role>;

/** Says of a call to which counters it is charged: of each policy that applies, in the order of the policies. */
export function layersOf(policies: readonly Policy[]): (call: LimitedCall) => readonly Layer[] {
  const kinds = policies.map((policy) => ({ policy, plan: planOf(policy), strikes: strikesOf(policy) }));
  return (call) => {
    const layers: Layer[] = [];
    for (const { policy, plan, strikes } of kinds) {
      if (policy.effects !== undefined && !policy.effects.includes(call.effect)) continue;
      const key = keyOf(policy.key, call);
      if (key === undefined) continue;
      layers.push({ plan, role: roles[policy.action ?? 'reject'], key, cost: (call.cost ?? 1) * (policy.cost ?? 1) });
      if (strikes !== undefined) layers.push({ plan: strikes, role: 'strikes', key, cost: 1 });
    }
    return layers;
  };
}

function planOf(policy: Policy): Plan {
  const { name, quota, windowMs, counting } = policy;
  const windowCellMs = quota <= mostByThemselves ? 1 : Math.ceil(windowMs / 60);
  return { policy, name, quota, windowMs, cellMs: counting === 'bucket' ? 0 : windowCellMs };
}

/** Strikes are a bucket that calls over the quota fill, and time empties. */
function strikesOf(policy: Policy): Plan | undefined {
  if (policy.action !== 'delay') return undefined;
  const { strikes, forgiveMs } = delayRule(policy.delay);
  const name = `${policy.name}.strikes`;
  return { policy, name, quota: strikes, windowMs: strikes * forgiveMs, cellMs: 0 };
}
