import { createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import type { BodyCheck, Proof } from './body-check.js';
import type { Key, ReadSecret } from './key-ring.js';
import { isRefusal, readHeaders } from './read-headers.js';
import type { PresentedScheme } from './scheme.js';
import type { BeginCheck } from './signed-check.js';
import { decodeStrictly } from './strict-text.js';
import { refuse } from './verdict.js';
import { WebhookConfigError } from './webhook-config-error.js';

const leastCharacters = 8;
const sha256Text = /^[0-9a-f]{64}$/;

/** Keeps the SHA-256 of each credential, also of those that were handed in as they are. */
export function readPresentedSecret(scheme: PresentedScheme): ReadSecret {
  return (secret, id) => {
    if ('sha256' in secret) {
      if (sha256Text.test(secret.sha256)) return digestKey(Buffer.from(secret.sha256, 'hex'));
      throw new WebhookConfigError('secret_malformed', `Secret ${id}: sha256 is not 64 lower-case hexadecimal digits.`);
    }
    const bytes = bytesOf(secret.key, id);
    if (bytes.length < leastCharacters) {
      throw new WebhookConfigError('secret_too_short', `Secret ${id} has fewer than ${leastCharacters} characters.`);
    }
    if (scheme.encoding === 'base64' && !bytes.includes(':')) {
      throw new WebhookConfigError('secret_malformed', `Secret ${id} is not of the form user:password.`);
    }
    return digestKey(digestOf(bytes));
  };
}

function bytesOf(key: unknown, id: string): Buffer {
  if (key instanceof Uint8Array) return Buffer.from(key);
  if (typeof key === 'string' && key.trim() === key) return Buffer.from(key);
  throw new WebhookConfigError('secret_malformed', `Secret ${id} is not text, or has white space around it.`);
}

const digestOf = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');
/** In a KeyObject, so that printing the verifier's keys shows nothing. */
const digestKey = (digest: Buffer) => ({ use: 'digest' as const, key: createSecretKey(digest) });

/** Compares digests, which have one length, with every key, whichever matches. */
export function presentedCheck(scheme: PresentedScheme): BeginCheck {
  return (headers, keys) => {
    const values = readHeaders(headers, [scheme.header]);
    if (isRefusal(values)) return values;
    const [value = ''] = values;
    const shown = credentialIn(value, scheme);
    if (shown === undefined) return refuse('header_malformed', scheme.header);
    const digest = digestOf(shown);
    let match: Key | undefined;
    for (const key of keys) {
      const equal = timingSafeEqual(digest, key.material.key.export());
      match ??= equal ? key : undefined;
    }
    return match === undefined ? refuse('credential_mismatch', scheme.header) : nothingAboutTheBody(match);
  };
}

function credentialIn(value: string, { prefix, encoding }: PresentedScheme): Buffer | undefined {
  if (value.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return undefined;
  const text = value.slice(prefix.length);
  if (text === '') return undefined;
  return encoding === 'text' ? Buffer.from(text) : decodeStrictly(text, 'base64');
}

/** A check that has already succeeded and takes any body. */
export function nothingAboutTheBody(key: Proof['key']): BodyCheck {
  return {
    ok: true,
    update: () => {},
    finish: () => ({
      ok: true,
      id: undefined,
      timestampMs: undefined,
      freshUntilMs: Infinity,
      key,
      replayId: undefined,
    }),
  };
}
