import { isDeepStrictEqual } from 'node:util';
import { isGatewayScope } from '../scopes/gateway-scopes.js';
import { keyUnreadable, ServiceKeyError } from './service-key-error.js';
import type { ServiceKey } from './service-key.js';

/** Names and texts, as a Redis hash holds them. */
export type KeyFields = Readonly<Record<string, string>>;

/** A key as text. What it does not have is left out. */
export function fieldsOf(key: ServiceKey): KeyFields {
  const { tenant, principal, name, scopes, hash, createdAtMs, expiresAtMs, revokedAtMs } = key;
  return {
    tenant,
    principal,
    name,
    scopes: scopes.join(' '),
    hash,
    createdAtMs: String(createdAtMs),
    ...(expiresAtMs !== undefined && { expiresAtMs: String(expiresAtMs) }),
    ...(revokedAtMs !== undefined && { revokedAtMs: String(revokedAtMs) }),
  };
}

/** Throws `service_key_invalid` for a key that would not come back as it is. Once it is kept, that would be too late. */
export function assertKeepable(key: ServiceKey): void {
  const fields = fieldsOf(key);
  try {
    if (isDeepStrictEqual(fieldsOf(keyOf(key.id, fields)), fields)) return;
  } catch {
    // Said below.
  }
  throw new ServiceKeyError('service_key_invalid', 'This key cannot be kept: a field of it is missing or broken.');
}

/** The key again. Throws `service_key_unreadable` rather than taking half a key for a whole one. */
export function keyOf(id: string, fields: KeyFields): ServiceKey {
  const text = (field: string): string => {
    const value = fields[field];
    if (value === undefined || value === '') throw keyUnreadable(id, field);
    return value;
  };
  const moment = (field: string): number => {
    const value = Number(text(field));
    if (!Number.isSafeInteger(value)) throw keyUnreadable(id, field);
    return value;
  };
  const momentIfAny = (field: string): number | undefined => (fields[field] === undefined ? undefined : moment(field));
  return {
    id,
    tenant: text('tenant'),
    principal: text('principal'),
    name: text('name'),
    // A scope that this version does not know allows nothing in it.
    scopes: text('scopes').split(' ').filter(isGatewayScope),
    hash: text('hash'),
    createdAtMs: moment('createdAtMs'),
    expiresAtMs: momentIfAny('expiresAtMs'),
    revokedAtMs: momentIfAny('revokedAtMs'),
  };
}
