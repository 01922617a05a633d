import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Hmac } from 'node:crypto';
import type { Key } from './key-ring.js';
import type { Matcher } from './matcher.js';
import type { Encoding } from './strict-text.js';

/**
 * Hashes once for each key, whatever the number of signatures, and compares every signature with every hash. Undefined when
 * there is no signature, or no key for one.
 */
export function hmacMatcher(
  signatures: readonly string[],
  keys: readonly Key[],
  encoding: Encoding,
): Matcher | undefined {
  if (signatures.length === 0) return undefined;
  const running: Running[] = [];
  for (const key of keys) {
    if (key.material.use === 'hmac') running.push({ key, hmac: createHmac('sha256', key.material.key) });
  }
  if (running.length === 0) return undefined;
  return new HmacMatcher(running, signatures, encoding);
}

/** A class, because it is made for every delivery: objects of one shape cost less than closures. */
class HmacMatcher implements Matcher {
  readonly #running: readonly Running[];
  readonly #signatures: readonly string[];
  readonly #encoding: Encoding;

  constructor(running: readonly Running[], signatures: readonly string[], encoding: Encoding) {
    this.#running = running;
    this.#signatures = signatures;
    this.#encoding = encoding;
  }

  update(bytes: Uint8Array | string): void {
    for (const { hmac } of this.#running) hmac.update(bytes);
  }

  matchingKey(): Key | undefined {
    let match: Key | undefined;
    for (const { key, hmac } of this.#running) {
      const equal = anyEqual(hmac.digest(this.#encoding), this.#signatures);
      match ??= equal ? key : undefined;
    }
    return match;
  }
}

/** The hash under one key, as far as it has come. */
interface Running {
  readonly key: Key;
  readonly hmac: Hmac;
}

/** Places for the longest text, 64 hexadecimal digits. Nothing is awaited between writing and comparing. */
const places = { calculated: Buffer.alloc(64), claimed: Buffer.alloc(64) };
const base64Places = { calculated: places.calculated.subarray(0, 44), claimed: places.claimed.subarray(0, 44) };

/**
 * Compares texts rather than what they decode to, so that a signature counts in exactly one spelling. Looks at all of them,
 * and at one of another length as at any wrong one, so that the time does not tell what was right about it.
 */
function anyEqual(mac: string, signatures: readonly string[]): boolean {
  const { calculated, claimed } = mac.length === base64Places.claimed.length ? base64Places : places;
  calculated.write(mac, 'latin1');
  let any = false;
  for (const signature of signatures) {
    const fits = signature.length === mac.length;
    claimed.write(fits ? signature : wrong, 'latin1');
    const equal = timingSafeEqual(calculated, claimed);
    // Bytes are the lower halves of characters: what is equal in bytes may still be another text.
    any ||= fits && equal && signature === mac;
  }
  return any;
}

/** Stands in for a signature of another length, so that it costs the same comparison. */
const wrong = '-'.repeat(64);
