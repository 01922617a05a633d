import { createHash, createHmac, timingSafeEqual, verify } from 'node:crypto';
import type { Hmac } from 'node:crypto';
import type { BodyCheck } from './body-check.js';
import type { HeaderFields } from './delivery.js';
import type { Key } from './key-ring.js';
import { claimsReader } from './read-claims.js';
import type { Claims } from './read-claims.js';
import type { SignedScheme } from './scheme.js';
import { signedText } from './signed-text.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** Judges the headers of one delivery, and goes on with its body. */
export type BeginCheck = (headers: HeaderFields, keys: readonly Key[], nowMs: number) => BodyCheck | Refused;

/** Something that takes the signed bytes in order and says at the end which key matches. */
interface Matcher {
  update(bytes: Uint8Array | string): void;
  matchingKey(): string | undefined;
}

const macBytes = 32;
/** Stands in for a signature of another length, so that it costs the same comparison and never counts. */
const noMac = Buffer.alloc(macBytes);
/** Each costs a hash of the whole body, which no sender needs more often. */
const mostEd25519 = 4;

/** `fingerprint` asks for what a repetition has in common with a delivery, which costs a hash where no id is signed. */
export function signedCheck(scheme: SignedScheme, toleranceMs: number, fingerprint: boolean): BeginCheck {
  const readClaims = claimsReader(scheme, toleranceMs);
  const textBefore = signedText(scheme.signedBefore);
  const hashed = fingerprint && scheme.idHeader === undefined;
  return (headers, keys, nowMs) => {
    const claims = readClaims(headers, nowMs);
    if (!claims.ok) return claims;
    const { hmac, ed25519 } = claims.entries;
    if (ed25519.length > mostEd25519) return refuse('signatures_too_many', scheme.signatureHeader);
    const matchers: Matcher[] = [];
    if (hmac.length > 0) addMatcher(matchers, hmacMatcher(hmac, keys));
    if (ed25519.length > 0) addMatcher(matchers, ed25519Matcher(ed25519, keys));
    if (matchers.length === 0) return refuse('signature_unsupported', scheme.signatureHeader);
    return bodyCheck(scheme, claims, matchers, textBefore(claims.id, claims.timestamp), hashed);
  };
}

function addMatcher(matchers: Matcher[], matcher: Matcher | undefined): void {
  if (matcher !== undefined) matchers.push(matcher);
}

function bodyCheck(
  scheme: SignedScheme,
  { id, timestampMs }: Claims,
  matchers: readonly Matcher[],
  before: string,
  hashed: boolean,
): BodyCheck {
  const content = hashed ? createHash('sha256') : undefined;
  const update = (bytes: Uint8Array | string): void => {
    for (const matcher of matchers) matcher.update(bytes);
    content?.update(bytes);
  };
  if (before !== '') update(before);
  return {
    ok: true,
    update,
    finish() {
      let keyId: string | undefined;
      for (const matcher of matchers) {
        const match = matcher.matchingKey();
        keyId ??= match;
      }
      if (keyId === undefined) return refuse('signature_mismatch', scheme.signatureHeader);
      const signedId = id === '' ? undefined : id;
      return { ok: true, id: signedId, timestampMs, keyId, replayId: signedId ?? content?.digest('base64url') };
    },
  };
}

/** Hashes once for each key, whatever the number of signatures, and compares every signature with every hash. */
function hmacMatcher(signatures: readonly Buffer[], keys: readonly Key[]): Matcher | undefined {
  const ids: string[] = [];
  const hmacs: Hmac[] = [];
  for (const { id, material } of keys) {
    if (material.use !== 'hmac') continue;
    ids.push(id);
    hmacs.push(createHmac('sha256', material.key));
  }
  if (hmacs.length === 0) return undefined;
  return {
    update(bytes) {
      for (const hmac of hmacs) hmac.update(bytes);
    },
    matchingKey() {
      let match: string | undefined;
      for (let at = 0; at < hmacs.length; at += 1) {
        const equal = anyEqual(hmacs[at]?.digest('binary') ?? '', signatures);
        match ??= equal ? ids[at] : undefined;
      }
      return match;
    },
  };
}

/** One place for every calculated hash in turn: nothing is awaited between writing and comparing. */
const calculated = Buffer.alloc(macBytes);

/** Looks at all of them, so that the time does not tell which one was right. */
function anyEqual(mac: string, signatures: readonly Buffer[]): boolean {
  calculated.write(mac, 'latin1');
  let any = false;
  for (const signature of signatures) {
    const fits = signature.length === macBytes;
    const equal = timingSafeEqual(calculated, fits ? signature : noMac);
    any ||= fits && equal;
  }
  calculated.fill(0);
  return any;
}

/** Ed25519 reads a message twice, so its bytes have to be kept. */
function ed25519Matcher(signatures: readonly Buffer[], keys: readonly Key[]): Matcher | undefined {
  const publicKeys = keys.filter(({ material }) => material.use === 'ed25519');
  if (publicKeys.length === 0) return undefined;
  const chunks: Buffer[] = [];
  return {
    update(bytes) {
      chunks.push(
        typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      );
    },
    matchingKey() {
      const message = Buffer.concat(chunks);
      return publicKeys.find(({ material }) =>
        signatures.some((signature) => verify(null, message, material.key, signature)),
      )?.id;
    },
  };
}
