import { createPrivateKey, createPublicKey, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { KeyMaterial, ReadSecret } from './key-ring.js';
import type { SignedScheme } from './scheme.js';
import type { HashedSecret, KeySecret } from './secret.js';
import { decodeStrictly } from './strict-text.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** A longer key makes HMAC-SHA256 no stronger; Standard Webhooks ends here. */
const mostStandardBytes = 64;
const ed25519Bytes = 32;
/** What stands in front of the 32 bytes of a key in DER: RFC 8410. */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads the secrets of a signed scheme. */
export function readSignedSecret({ name, secret: rule, signature }: SignedScheme): ReadSecret {
  return (secret, id) => {
    const material = materialOf(keyOf(secret, id, name), id, rule);
    if (material.use === 'hmac' || signature.form === 'list') return material;
    throw malformed(id, `is an Ed25519 key, and ${name} knows none`);
  };
}

function materialOf(given: KeySecret['key'], id: string, { form, leastBytes }: SignedScheme['secret']): KeyMaterial {
  if (typeof given !== 'string') return fromBytes(given, id, leastBytes);
  if (given.trim() !== given) throw malformed(id, 'has white space around it, perhaps from pasting');
  return form === 'text' ? hmacKey(Buffer.from(given), id, leastBytes) : fromStandardText(given, id, leastBytes);
}

function keyOf(secret: KeySecret | HashedSecret, id: string, scheme: string): KeySecret['key'] {
  if ('key' in secret) return secret.key;
  throw malformed(id, `is only a hash, but ${scheme} calculates with the secret itself`);
}

function fromBytes(given: Uint8Array | KeyObject, id: string, leastBytes: number): KeyMaterial {
  if (given instanceof Uint8Array) return hmacKey(Buffer.from(given), id, leastBytes);
  if (given.type === 'secret') return hmacKey(given.export(), id, leastBytes);
  if (given.asymmetricKeyType !== 'ed25519') throw malformed(id, 'is neither an HMAC key nor an Ed25519 key');
  return { use: given.type === 'private' ? 'ed25519-private' : 'ed25519', key: given };
}

function fromStandardText(text: string, id: string, leastBytes: number): KeyMaterial {
  const [, label = '', encoded = ''] = /^(whsec_|whpk_|whsk_)?(.*)$/s.exec(text) ?? [];
  const bytes = decodeStrictly(encoded, 'base64');
  if (bytes === undefined) {
    throw malformed(id, 'is not written in strict base64; copy it whole, with the whsec_ or whpk_ in front');
  }
  if (label === 'whpk_') return ed25519Key(bytes, id, 'public');
  if (label === 'whsk_') return ed25519Key(bytes, id, 'private');
  if (bytes.length > mostStandardBytes) throw malformed(id, `has more than ${mostStandardBytes} bytes`);
  return hmacKey(bytes, id, leastBytes);
}

function hmacKey(bytes: Buffer, id: string, leastBytes: number): KeyMaterial {
  if (bytes.length < leastBytes) {
    throw new WebhookConfigError(
      'secret_too_short',
      `Secret ${id} has ${bytes.length} bytes; ${leastBytes} are the least that can be trusted.`,
    );
  }
  return { use: 'hmac', key: createSecretKey(bytes) };
}

/** A private key may be the 32 bytes of its seed, or seed and public key together. */
function ed25519Key(bytes: Buffer, id: string, type: 'public' | 'private'): KeyMaterial {
  const fits = bytes.length === ed25519Bytes || (type === 'private' && bytes.length === 2 * ed25519Bytes);
  if (!fits) throw malformed(id, `is an Ed25519 key of ${bytes.length} bytes, not ${ed25519Bytes}`);
  if (type === 'public') {
    const key = Buffer.concat([publicHead, bytes]);
    return { use: 'ed25519', key: createPublicKey({ key, format: 'der', type: 'spki' }) };
  }
  const key = Buffer.concat([privateHead, bytes.subarray(0, ed25519Bytes)]);
  return { use: 'ed25519-private', key: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) };
}

function malformed(id: string, why: string): WebhookConfigError {
  return new WebhookConfigError('secret_malformed', `Secret ${id} ${why}.`);
}
