import { createHash } from 'node:crypto';
import type { BodyCheck } from './body-check.js';
import type { HeaderFields } from './delivery.js';
import { ed25519Matcher } from './ed25519-matcher.js';
import { hmacMatcher } from './hmac-matcher.js';
import type { Key } from './key-ring.js';
import { claimsReader } from './read-claims.js';
import type { SignedScheme } from './scheme.js';
import { signedText } from './signed-text.js';
import { decodeStrictly } from './strict-text.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** Judges the headers of one delivery, and goes on with its body. */
export type BeginCheck = (headers: HeaderFields, keys: readonly Key[], nowMs: number) => BodyCheck | Refused;

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
    const byHmac = hmacMatcher(hmac, keys, scheme.encoding);
    const byEd25519 = ed25519Matcher(ed25519, keys, scheme.encoding);
    if (byHmac === undefined && byEd25519 === undefined) {
      return refuse('signature_unsupported', scheme.signatureHeader);
    }
    const content = hashed ? createHash('sha256') : undefined;
    const update = (bytes: Uint8Array | string): void => {
      byHmac?.update(bytes);
      byEd25519?.update(bytes);
    };
    const before = scheme.signedBefore === '' ? '' : textBefore(claims.id, claims.timestamp);
    if (before !== '') update(before);
    if (scheme.bodyIsUnique !== true) content?.update(before);
    return {
      ok: true,
      update(chunk) {
        update(chunk);
        content?.update(chunk);
      },
      finish() {
        const key = byHmac?.matchingKey() ?? byEd25519?.matchingKey();
        if (key === undefined) return mismatch([...hmac, ...ed25519], scheme);
        const { timestampMs } = claims;
        const id = claims.id === '' ? undefined : claims.id;
        const freshUntilMs = timestampMs === undefined ? Infinity : timestampMs + toleranceMs;
        return { ok: true, id, timestampMs, freshUntilMs, key, replayId: id ?? content?.digest('base64url') };
      },
    };
  };
}

/** Which of the two it was does not matter to the delivery, only to whoever reads the log. */
function mismatch(texts: readonly string[], { encoding, signatureHeader }: SignedScheme): Refused {
  const someWritten = texts.some((text) => decodeStrictly(text, encoding) !== undefined);
  return refuse(someWritten ? 'signature_mismatch' : 'signature_malformed', signatureHeader);
}
