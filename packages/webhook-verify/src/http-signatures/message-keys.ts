import { createPrivateKey, createPublicKey, KeyObject } from 'node:crypto';
import type { KeyMaterial, ReadSecret } from '../key-ring.js';
import type { SignedScheme } from '../scheme.js';
import { readSignedSecret } from '../signed-keys.js';
import { WebhookConfigError } from '../webhook-config-error.js';
import { algorithmOf } from './algorithms.js';

/** `whsec_`, `whpk_` and `whsk_` texts, bytes of an HMAC key, PEM texts and `KeyObject`s. The id is the key id of messages. */
export function readMessageSecret(standard: SignedScheme): ReadSecret {
  const readStandard = readSignedSecret(standard);
  return (secret, id) => {
    const given = 'key' in secret ? secret.key : undefined;
    if (given instanceof KeyObject && given.type !== 'secret') return usable(given, id);
    if (typeof given === 'string' && given.startsWith('-----BEGIN')) return usable(keyInPem(given, id), id);
    return readStandard(secret, id);
  };
}

function keyInPem(text: string, id: string): KeyObject {
  try {
    return text.includes('PRIVATE KEY') ? createPrivateKey(text) : createPublicKey(text);
  } catch {
    throw new WebhookConfigError('secret_malformed', `Secret ${id} is not a key in PEM.`);
  }
}

const leastRsaBits = 2_048;

function usable(key: KeyObject, id: string): KeyMaterial {
  const { modulusLength = Infinity } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < leastRsaBits) {
    throw new WebhookConfigError(
      'secret_too_short',
      `Secret ${id} has ${modulusLength} bits; ${leastRsaBits} are the least that can be trusted.`,
    );
  }
  if (algorithmOf(key) !== undefined) return { use: 'other', key };
  throw new WebhookConfigError('secret_malformed', `Secret ${id} is a key of a kind that cannot sign messages.`);
}
