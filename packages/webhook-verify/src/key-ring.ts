import type { KeyObject } from 'node:crypto';
import { types } from 'node:util';
import type { HashedSecret, KeySecret, Secret } from './secret.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** A secret, ready to use. */
export interface Key {
  readonly id: string;
  readonly material: KeyMaterial;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

/** What a key is good for. `digest` is the SHA-256 of a credential, wrapped so that printing it shows nothing. */
export type KeyMaterial =
  | { readonly use: 'hmac' | 'ed25519' | 'ed25519-private' | 'other'; readonly key: KeyObject }
  | { readonly use: 'digest'; readonly key: KeyObject };

/** How a scheme reads one secret. Throws a `WebhookConfigError`. */
export type ReadSecret = (secret: KeySecret | HashedSecret, id: string) => KeyMaterial;

/** The keys of one verifier. */
export interface KeyRing {
  /** Those that may be used at this moment, in the order in which they were given. */
  active(nowMs: number): readonly Key[];
}

/** More than anybody rotates, and a bound for the work that one delivery can cause. */
const mostSecrets = 16;

/** Throws a `WebhookConfigError` that names the secret by its id, never by its text. */
export function keyRing(secrets: readonly Secret[], read: ReadSecret): KeyRing {
  if (!Array.isArray(secrets)) throw new WebhookConfigError('option_invalid', 'secrets has to be a list.');
  if (secrets.length === 0) throw new WebhookConfigError('secret_missing', 'At least one secret is needed.');
  if (secrets.length > mostSecrets) {
    throw new WebhookConfigError('option_invalid', `There are more than ${mostSecrets} secrets; retire the old ones.`);
  }
  const keys = secrets.map((secret, at) => keyOf(secret, String(at + 1), read));
  const twice = keys.find(({ id }, at) => keys.findIndex((key) => key.id === id) !== at);
  if (twice !== undefined) throw new WebhookConfigError('option_invalid', `Two secrets have the id ${twice.id}.`);
  const always = keys.every(({ notBeforeMs, notAfterMs }) => notBeforeMs === -Infinity && notAfterMs === Infinity);
  return {
    active: (nowMs) =>
      always ? keys : keys.filter(({ notBeforeMs, notAfterMs }) => notBeforeMs <= nowMs && nowMs < notAfterMs),
  };
}

function keyOf(secret: Secret, place: string, read: ReadSecret): Key {
  const given = written(secret, place);
  const { id = place, notBeforeMs = -Infinity, notAfterMs = Infinity } = given;
  if (!(notBeforeMs < notAfterMs)) {
    throw new WebhookConfigError('option_invalid', `Secret ${id} ends before it begins (notBeforeMs, notAfterMs).`);
  }
  return { id, material: read(given, id), notBeforeMs, notAfterMs };
}

/** What programs without types hand in is looked at as well: most often an environment variable that is not set. */
function written(secret: unknown, place: string): KeySecret | HashedSecret {
  if (secret === undefined || secret === null) {
    throw new WebhookConfigError(
      'secret_missing',
      `Secret ${place} is ${String(secret)}. Is the environment variable set?`,
    );
  }
  if (typeof secret === 'string' || types.isUint8Array(secret)) return { key: secret };
  if (isWritten(secret)) return secret;
  throw new WebhookConfigError('secret_malformed', `Secret ${place} is neither text nor bytes, { key } or { sha256 }.`);
}

const isWritten = (secret: unknown): secret is KeySecret | HashedSecret =>
  typeof secret === 'object' && secret !== null && ('key' in secret || 'sha256' in secret);
