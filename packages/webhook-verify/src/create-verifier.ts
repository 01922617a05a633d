import { addressList } from './address-list.js';
import type { BodyCheck, Proof } from './body-check.js';
import { claimDelivery, unclaimed } from './claim-delivery.js';
import type { Claimed } from './claim-delivery.js';
import type { BodyStream, Delivery, DeliveryHead } from './delivery.js';
import { keySource } from './key-source.js';
import type { DeliveryKeys } from './key-source.js';
import { rawBody, rawStream } from './raw-body.js';
import { checkBytes, collectBody, readBody } from './read-body.js';
import type { TakeChunk } from './read-body.js';
import { schemeCheck } from './scheme-check.js';
import { refuse } from './verdict.js';
import type { Proven, Refused, Verdict } from './verdict.js';
import type { VerifierOptions } from './verifier-options.js';
import { wholeNumber } from './whole-number.js';

/** The answer of `verifyStream`. */
export type StreamVerdict = (Proven & { readonly bodyBytes: number }) | Refused;

/**
 * Judges deliveries. Bad input is an answer, never an error; what rejects is a failing port or a wrong set-up, such as a body
 * that is not raw bytes.
 */
export interface Verifier {
  verify(delivery: Delivery): Promise<Verdict>;
  /**
   * For bodies too large to hold. Every chunk goes to `take` before anything is proven: put it where nobody acts on it, and
   * throw it away unless the answer is `ok`. Reads on when `take` has resolved. Memory stays flat, but for Ed25519.
   */
  verifyStream(delivery: Delivery & { readonly body: BodyStream }, take: TakeChunk): Promise<StreamVerdict>;
}

const defaultMaxBodyBytes = 5 * 1_024 * 1_024;
const defaultLeaseMs = 60_000;

/** Throws a `WebhookConfigError` when secrets or options cannot work. Opens nothing and needs no closing. */
export function createVerifier(options: VerifierOptions): Verifier {
  const { now = Date.now, replay, allowIps } = options;
  const maxBodyBytes = wholeNumber('maxBodyBytes', options.maxBodyBytes ?? defaultMaxBodyBytes);
  const leaseMs = wholeNumber('leaseMs', options.leaseMs ?? defaultLeaseMs);
  const scheme = schemeCheck(options);
  const source = keySource(options, scheme.readSecret);
  const isAllowed = allowIps === undefined ? undefined : addressList(allowIps);

  /** Everything that can be said before the body is read. */
  const beginCheck = (head: DeliveryHead, keys: DeliveryKeys): BodyCheck | Refused => {
    if (isAllowed !== undefined && head.ip === undefined) return refuse('address_missing');
    if (isAllowed?.(head.ip ?? '') === false) return refuse('address_refused');
    const nowMs = now();
    const active = keys.active(nowMs);
    if (scheme.readSecret !== undefined && active.length === 0) return refuse('key_inactive');
    return scheme.begin(head, active, nowMs);
  };
  /** A body that came slowly may have outlasted its time or its secret; a replay guard might have forgotten it by now. */
  const finishLate = (check: BodyCheck): Proof | Refused => {
    const proof = check.finish();
    if (!proof.ok) return proof;
    const nowMs = now();
    if (!(nowMs <= proof.freshUntilMs)) return refuse('timestamp_too_old');
    return nowMs < proof.key.notAfterMs ? proof : refuse('key_inactive');
  };
  const claimOf = async ({ replayId }: Proof, { replayScope }: DeliveryKeys): Promise<Claimed | Refused> =>
    replay === undefined || replayId === undefined
      ? unclaimed
      : claimDelivery(replay, replayScope === undefined ? replayId : JSON.stringify([replayScope, replayId]), leaseMs);

  // Nothing is awaited that is already there: a whole body under known secrets is judged within one turn.
  return {
    async verify(delivery) {
      const body = rawBody(delivery.body);
      const isWhole = body instanceof Uint8Array;
      if (isWhole && body.length > maxBodyBytes) return refuse('body_too_large');
      const keys = source.known ?? (await source.ask(delivery));
      const check = beginCheck(delivery, keys);
      if (!check.ok) return check;
      const bytes = isWhole ? checkBytes(body, check) : await collectBody(body, check, maxBodyBytes);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const proof = isWhole ? check.finish() : finishLate(check);
      if (!proof.ok) return proof;
      const claimed = replay === undefined ? unclaimed : await claimOf(proof, keys);
      if (!claimed.ok) return claimed;
      const { id, timestampMs, key } = proof;
      return { ok: true, id, timestampMs, keyId: key.id, claim: claimed.claim, body: bytes };
    },
    async verifyStream(delivery, take) {
      const body = rawStream(delivery.body);
      const keys = source.known ?? (await source.ask(delivery));
      const check = beginCheck(delivery, keys);
      if (!check.ok) return check;
      const bodyBytes = await readBody(body, check, maxBodyBytes, take);
      if (typeof bodyBytes !== 'number') return bodyBytes;
      const proof = finishLate(check);
      if (!proof.ok) return proof;
      const claimed = await claimOf(proof, keys);
      if (!claimed.ok) return claimed;
      const { id, timestampMs, key } = proof;
      return { ok: true, id, timestampMs, keyId: key.id, claim: claimed.claim, bodyBytes };
    },
  };
}
