import { AuthError, keyRefused, verifyServiceKey } from '@makegate/auth';
import type { KeyRefusal, KeyStore, KeyVerdict } from '@makegate/auth';
import type { Authenticator, RefusedKey } from './authenticator.js';
import { bearerOf } from './bearer.js';
import { StoreUnavailableError } from './store-unavailable-error.js';

/** What keys are checked against, and who hears of the outcome. */
export interface ServiceKeyAuthenticatorOptions {
  readonly keys: KeyStore;
  /** The name under which the keys were created. */
  readonly deployment: string;
  /** Hears why a key was refused; callers learn less. */
  readonly onRefused?: (reason: KeyRefusal | 'missing') => void;
  /** Hears that keys could not be looked up. */
  readonly onStoreFailed?: (error: unknown) => void;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * Lets in whoever holds a live service key. The key is looked up for each request, so one that was revoked anywhere is
 * refused with the next. Rejects with an `AuthError`, or with a `StoreUnavailableError` when nobody can tell.
 */
export function serviceKeyAuthenticator(options: ServiceKeyAuthenticatorOptions): Authenticator {
  return async ({ authorization, onRefused }) => {
    const refused = (why: RefusedKey): void => {
      options.onRefused?.(why.reason);
      onRefused?.(why);
    };
    const bearer = bearerOf(authorization);
    if (bearer === 'missing') {
      refused({ reason: 'missing' });
      throw new AuthError('token_missing');
    }
    const verdict = bearer === 'malformed' ? malformed : await verified(bearer.token, options);
    if (verdict.ok) return { ...verdict.principal, keyId: verdict.keyId };
    refused(verdict);
    throw keyRefused(verdict.reason);
  };
}

const malformed: KeyVerdict = { ok: false, reason: 'malformed' };

async function verified(token: string, options: ServiceKeyAuthenticatorOptions): Promise<KeyVerdict> {
  const { keys, deployment, onStoreFailed = () => {}, now = Date.now } = options;
  try {
    return await verifyServiceKey(token, { keys, deployment, now });
  } catch (error) {
    onStoreFailed(error);
    throw new StoreUnavailableError('keys', error);
  }
}
