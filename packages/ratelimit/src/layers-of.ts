import { hash } from 'node:crypto';
import type { Layer } from './counters.js';
import { networkOf } from './network-of.js';
import type { KeyPart, Policy } from './policy.js';
import type { LimitedCall } from './rate-limiter.js';

/** The counters that a call is charged to: one of each policy that applies, in the order of the policies. */
export function layersOf(policies: readonly Policy[], call: LimitedCall): readonly Layer[] {
  return policies.flatMap((policy) => {
    if (policy.effects !== undefined && !policy.effects.includes(call.effect)) return [];
    const values = policy.key.map((part) => valueOf(call, part));
    return values.includes(undefined) ? [] : [{ policy, counter: digest(values) }];
  });
}

function valueOf(call: LimitedCall, part: KeyPart): Value {
  if (part === 'ip' && call.ip !== undefined) return networkOf(call.ip);
  // Two tenants may each have an `ana`, who have nothing in common.
  if (part === 'principal' && call.principal !== undefined) return [call.tenant ?? null, call.principal];
  return call[part];
}

type Value = string | undefined | readonly [tenant: string | null, principal: string];

/**
 * Whatever an app takes for a principal, a token included, does not reach the store, and no value can be spelled so that it
 * runs into another's. 128 bits of it are enough to never meet twice.
 */
function digest(values: readonly Value[]): string {
  return hash('sha256', JSON.stringify(values), 'base64url').slice(0, 22);
}
