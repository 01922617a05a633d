import { verify } from 'node:crypto';
import type { Key } from './key-ring.js';
import type { Matcher } from './matcher.js';
import { decodeStrictly } from './strict-text.js';
import type { Encoding } from './strict-text.js';

/** Ed25519 reads a message twice, so its bytes are kept. Undefined when there is no signature, or no key for one. */
export function ed25519Matcher(
  texts: readonly string[],
  keys: readonly Key[],
  encoding: Encoding,
): Matcher | undefined {
  if (texts.length === 0) return undefined;
  const publicKeys = keys.filter(({ material }) => material.use === 'ed25519');
  if (publicKeys.length === 0) return undefined;
  const signatures = texts.map((text) => decodeStrictly(text, encoding)).filter((bytes) => bytes !== undefined);
  const chunks: Uint8Array[] = [];
  return {
    update(bytes) {
      // A copy, because a stream may use its buffer again.
      chunks.push(typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes));
    },
    matchingKey() {
      const message = Buffer.concat(chunks);
      return publicKeys.find(({ material }) =>
        signatures.some((signature) => verify(null, message, material.key, signature)),
      );
    },
  };
}
