import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Secret } from '../secret.js';
import { SealError } from './seal-error.js';

/** A 256-bit key with a name. Printing it shows the name only. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: KeyObject;
}

const keyLength = 32;
const idShape = /^[A-Za-z0-9_-]{1,64}$/;

const invalid = (line: number, reason: string): SealError =>
  new SealError('keyring_invalid', `Line ${line} of the encryption keys ${reason}.`);

/**
 * Reads keys written as `id:base64`, one on each line. The id has 1 to 64 letters, digits, `_` or `-`; the rest is the
 * standard base64 of 32 bytes with its padding, as `openssl rand -base64 32` prints it. Empty lines and lines that begin
 * with `#` are skipped. Throws `keyring_invalid` with the number of the line, never with what is on it.
 */
export function parseEncryptionKeys(text: string): readonly EncryptionKey[] {
  const keys: EncryptionKey[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith('#')) continue;
    const key = parseLine(line, index + 1);
    if (keys.some(({ id }) => id === key.id)) throw invalid(index + 1, 'uses an id that another line has');
    keys.push(key);
  }
  return keys;
}

function parseLine(line: string, number: number): EncryptionKey {
  const colon = line.indexOf(':');
  const id = line.slice(0, Math.max(colon, 0));
  if (!idShape.test(id)) throw invalid(number, 'has to begin with an id of letters, digits, _ or -, and a colon');
  const bytes = Buffer.from(line.slice(colon + 1), 'base64');
  const exact = bytes.length === keyLength && bytes.toString('base64') === line.slice(colon + 1);
  if (!exact) throw invalid(number, 'has to hold 32 bytes as base64 after the colon, 44 characters');
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { id, key };
}

/** A new random key as a line for `parseEncryptionKeys`. Throws `keyring_invalid` when the id cannot be one. */
export function newEncryptionKey(id: string): Secret {
  const line = `${id}:${randomBytes(keyLength).toString('base64')}`;
  parseLine(line, 1);
  return new Secret(line);
}
