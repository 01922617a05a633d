import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const cipher = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;
// Without it Node takes shorter tags, which are easier to guess.
const pinned = { authTagLength: tagLength };

type Key = KeyObject | Uint8Array;

/** AES-256-GCM. Answers the ciphertext with its tag behind it. An IV may be used once with a key. */
export function encrypt(key: Key, iv: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const encryption = createCipheriv(cipher, key, iv, pinned).setAAD(aad);
  return Buffer.concat([encryption.update(plaintext), encryption.final(), encryption.getAuthTag()]);
}

/** The plaintext, or undefined when anything is not as it was: key, IV, ciphertext, tag or additional data. */
export function decrypt(key: Key, iv: Uint8Array, encrypted: Uint8Array, aad: Uint8Array): Buffer | undefined {
  if (iv.length !== ivLength || encrypted.length < tagLength) return undefined;
  const end = encrypted.length - tagLength;
  const decryption = createDecipheriv(cipher, key, iv, pinned).setAAD(aad).setAuthTag(encrypted.subarray(end));
  const plaintext = decryption.update(encrypted.subarray(0, end));
  try {
    decryption.final();
    return plaintext;
  } catch {
    plaintext.fill(0);
    return undefined;
  }
}

/** Encrypts under a new random IV, which stands in front. */
export function encryptBytes(key: Key, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const iv = randomBytes(ivLength);
  return Buffer.concat([iv, encrypt(key, iv, plaintext, aad)]);
}

/** Undoes `encryptBytes`. */
export const decryptBytes = (key: Key, bytes: Uint8Array, aad: Uint8Array): Buffer | undefined =>
  decrypt(key, bytes.subarray(0, ivLength), bytes.subarray(ivLength), aad);
