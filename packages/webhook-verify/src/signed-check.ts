import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { BodyCheck, Proof } from './body-check.js';
import type { HeaderFields } from './delivery.js';
import { ed25519Matcher } from './ed25519-matcher.js';
import { hmacMatcher } from './hmac-matcher.js';
import type { Key } from './key-ring.js';
import type { Matcher } from './matcher.js';
import { claimsReader } from './read-claims.js';
import type { Claims } from './read-claims.js';
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
    const matchers = { byHmac, byEd25519 };
    const check = new SignedBodyCheck(scheme, claims, toleranceMs, matchers, content);
    if (scheme.signedBefore !== '') check.begin(textBefore(claims.id, claims.timestamp));
    return check;
  };
}

interface Matchers {
  readonly byHmac: Matcher | undefined;
  readonly byEd25519: Matcher | undefined;
}

/** A class, because it is made for every delivery: objects of one shape cost less than closures. */
class SignedBodyCheck implements BodyCheck {
  readonly ok = true;
  readonly #scheme: SignedScheme;
  readonly #claims: Claims;
  readonly #toleranceMs: number;
  readonly #matchers: Matchers;
  /** What a repetition has in common with this delivery. */
  readonly #content: Hash | undefined;

  constructor(
    scheme: SignedScheme,
    claims: Claims,
    toleranceMs: number,
    matchers: Matchers,
    content: Hash | undefined,
  ) {
    this.#scheme = scheme;
    this.#claims = claims;
    this.#toleranceMs = toleranceMs;
    this.#matchers = matchers;
    this.#content = content;
  }

  /** Takes what is signed in front of the body. */
  begin(text: string): void {
    this.#matchers.byHmac?.update(text);
    this.#matchers.byEd25519?.update(text);
    if (this.#scheme.bodyIsUnique !== true) this.#content?.update(text);
  }

  update(chunk: Uint8Array): void {
    this.#matchers.byHmac?.update(chunk);
    this.#matchers.byEd25519?.update(chunk);
    this.#content?.update(chunk);
  }

  finish(): Proof | Refused {
    const { timestampMs, entries, id: claimedId } = this.#claims;
    const key = this.#matchers.byHmac?.matchingKey() ?? this.#matchers.byEd25519?.matchingKey();
    if (key === undefined) return mismatch([...entries.hmac, ...entries.ed25519], this.#scheme);
    const id = claimedId === '' ? undefined : claimedId;
    const freshUntilMs = timestampMs === undefined ? Infinity : timestampMs + this.#toleranceMs;
    return { ok: true, id, timestampMs, freshUntilMs, key, replayId: id ?? this.#content?.digest('base64url') };
  }
}

/** Which of the two it was does not matter to the delivery, only to whoever reads the log. */
function mismatch(texts: readonly string[], { encoding, signatureHeader }: SignedScheme): Refused {
  const someWritten = texts.some((text) => decodeStrictly(text, encoding) !== undefined);
  return refuse(someWritten ? 'signature_mismatch' : 'signature_malformed', signatureHeader);
}
