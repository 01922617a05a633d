import { hash } from 'node:crypto';
import { networkOf } from '../network-of.js';
import type { KeyPart } from '../policy.js';
import type { LimitedCall } from '../rate-limiter.js';

/**
 * What tells this call's counter from others of a policy; `undefined` when the call lacks a part. Each value but the last has
 * its length in front, so that none can be spelled to run into another's. Long ones give way to their digest.
 */
export function keyOf(parts: readonly KeyPart[], call: LimitedCall): string | undefined {
  let key = '';
  for (const part of parts) {
    const value = valueOf(call, part);
    if (value === undefined) return undefined;
    key = key === '' ? value : `!!${key.length}:${key}${value}`;
  }
  return key.length > longest ? `#${hash('sha256', key, 'base64url')}` : key;
}

/** Of text that anybody may send, no more is kept. */
const longest = 200;

function valueOf(call: LimitedCall, part: KeyPart): string | undefined {
  const { tenant, principal, ip } = call;
  if (part === 'ip') return ip === undefined ? undefined : networkOf(ip);
  if (part === 'principal' && tenant !== undefined && principal !== undefined) return principalOf(tenant, principal);
  const value = call[part];
  return value === undefined ? undefined : plain(value);
}

/** Two tenants may each have an `ana`, who have nothing in common. */
const principalOf = (tenant: string, principal: string): string => `!${tenant.length}:${tenant}${principal}`;

/** Nothing that a caller sends is empty or begins as keys do that were put together. Most values stay as they are, which is quick. */
const plain = (value: string): string => (value === '' || /^["#!]/.test(value) ? `"${value}` : value);
