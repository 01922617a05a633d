import { timingSafeEqual } from 'node:crypto';
import { AuthError } from '../auth-error.js';
import type { Principal } from '../principal.js';
import type { KeyStore } from './key-store.js';
import { deploymentMark, hashOfProof, parseKeyText } from './key-text.js';
import type { ServiceKey } from './service-key.js';

/** Why a key was refused; for the log. The caller is told less: see `keyRefused`. */
export type KeyRefusal =
  /** Not a service key, or one with a typing error. */
  | 'malformed'
  /** A key that another deployment made. */
  | 'foreign'
  /** No such id, or not its secret. */
  | 'unknown'
  | 'revoked'
  | 'expired';

/** What became of a presented key. */
export type KeyVerdict =
  | {
      readonly ok: true;
      readonly principal: Principal;
      readonly keyId: string;
      readonly expiresAtMs: number | undefined;
    }
  | {
      readonly ok: false;
      readonly reason: KeyRefusal;
      /** As presented; that of a real key only when the reason is `revoked` or `expired`. Absent for what is no key. */
      readonly keyId?: string;
    };

/** What a key is checked against. */
export interface KeyCheck {
  readonly keys: KeyStore;
  /** The name under which the keys were created. */
  readonly deployment: string;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

/** Compared with when there is no such key, so that a wrong id takes as long as a wrong secret. */
const noHash = Buffer.alloc(32).toString('base64url');

/**
 * Says whose key this is, with one look into the store. A key that is revoked or expired is only called so towards
 * somebody who has its secret. Rejects when the store does; then nobody may be let in.
 */
export async function verifyServiceKey(
  text: string,
  { keys, deployment, now = Date.now }: KeyCheck,
): Promise<KeyVerdict> {
  const presented = parseKeyText(text);
  if (presented === undefined) return { ok: false, reason: 'malformed' };
  if (presented.mark !== deploymentMark(deployment)) return { ok: false, reason: 'foreign', keyId: presented.id };
  const key = await keys.find(presented.id);
  const proven = isHashOf(key?.hash ?? noHash, presented.proof);
  return key === undefined || !proven ? { ok: false, reason: 'unknown', keyId: presented.id } : verdictOn(key, now());
}

function isHashOf(stored: string, proof: string): boolean {
  const expected = Buffer.from(stored, 'base64url');
  const actual = hashOfProof(proof);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function verdictOn(key: ServiceKey, atMs: number): KeyVerdict {
  const { id: keyId, tenant, principal: id, scopes, expiresAtMs, revokedAtMs } = key;
  if (revokedAtMs !== undefined) return { ok: false, reason: 'revoked', keyId };
  if (expiresAtMs !== undefined && expiresAtMs <= atMs) return { ok: false, reason: 'expired', keyId };
  return { ok: true, principal: { tenant, id, scopes }, keyId, expiresAtMs };
}

/** What the caller is told: `token_expired`, so that they renew the key, or `token_invalid` for everything else. */
export const keyRefused = (reason: KeyRefusal): AuthError =>
  new AuthError(reason === 'expired' ? 'token_expired' : 'token_invalid');
