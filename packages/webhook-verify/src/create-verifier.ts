import { addressList } from './address-list.js';
import type { BodyCheck, Proof } from './body-check.js';
import { claimDelivery, unclaimed } from './claim-delivery.js';
import type { Claimed } from './claim-delivery.js';
import type { BodyStream, Delivery, DeliveryHead } from './delivery.js';
import type { Key } from './key-ring.js';
import { keySource } from './key-source.js';
import { rawBody } from './raw-body.js';
import { checkBytes, collectBody, readBody } from './read-body.js';
import type { TakeChunk } from './read-body.js';
import { schemeCheck } from './scheme-check.js';
import { refuse } from './verdict.js';
import type { Proven, Refused, Verdict } from './verdict.js';
import type { VerifierOptions } from './verifier-options.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** The answer of `verifyStream`. */
export type StreamVerdict = (Proven & { readonly bodyBytes: number }) | Refused;

/** Judges deliveries. Bad input is an answer, never an error; what rejects is a failing port or a wrong set-up. */
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
  const keys = keySource(options, scheme.readSecret);
  const isAllowed = allowIps === undefined ? undefined : addressList(allowIps);

  /** Everything that can be said before the body is read. */
  const beginCheck = (head: DeliveryHead, active: readonly Key[], nowMs: number): BodyCheck | Refused => {
    if (isAllowed !== undefined && head.ip === undefined) return refuse('address_missing');
    if (isAllowed?.(head.ip ?? '') === false) return refuse('address_refused');
    if (scheme.readSecret !== undefined && active.length === 0) return refuse('key_inactive');
    return scheme.begin(head, active, nowMs);
  };
  const claimOf = async ({ replayId }: Proof): Promise<Claimed | Refused> =>
    replay === undefined || replayId === undefined ? unclaimed : claimDelivery(replay, replayId, leaseMs);

  // Nothing is awaited that is already there: a whole body under known secrets is judged within one turn.
  return {
    async verify(delivery) {
      const body = rawBody(delivery.body);
      if (body instanceof Uint8Array && body.length > maxBodyBytes) return refuse('body_too_large');
      const nowMs = now();
      const active = keys.known?.(nowMs) ?? (await keys.ask(delivery, nowMs));
      const check = beginCheck(delivery, active, nowMs);
      if (!check.ok) return check;
      const bytes = body instanceof Uint8Array ? checkBytes(body, check) : await collectBody(body, check, maxBodyBytes);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const proof = check.finish();
      if (!proof.ok) return proof;
      const claimed = replay === undefined ? unclaimed : await claimOf(proof);
      if (!claimed.ok) return claimed;
      const { id, timestampMs, keyId } = proof;
      return { ok: true, id, timestampMs, keyId, claim: claimed.claim, body: bytes };
    },
    async verifyStream(delivery, take) {
      const nowMs = now();
      const active = keys.known?.(nowMs) ?? (await keys.ask(delivery, nowMs));
      const check = beginCheck(delivery, active, nowMs);
      if (!check.ok) return check;
      const bodyBytes = await readBody(delivery.body, check, maxBodyBytes, take);
      if (typeof bodyBytes !== 'number') return bodyBytes;
      const proof = check.finish();
      if (!proof.ok) return proof;
      const claimed = await claimOf(proof);
      if (!claimed.ok) return claimed;
      const { id, timestampMs, keyId } = proof;
      return { ok: true, id, timestampMs, keyId, claim: claimed.claim, bodyBytes };
    },
  };
}

function wholeNumber(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new WebhookConfigError('option_invalid', `${name} has to be a whole number from 1.`);
}
