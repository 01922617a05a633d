import { hash } from 'node:crypto';
import { serializeDictionary } from 'structured-headers';
import type { InnerList } from 'structured-headers';
import type { BodyCheck, Proof } from './body-check.js';
import type { DeliveryHead, HeaderFields } from './delivery.js';
import { algorithmOf } from './http-signatures/algorithms.js';
import { contentDigestCheck, contentDigestOf } from './http-signatures/content-digest.js';
import { readMessageSecret } from './http-signatures/message-keys.js';
import { signatureBase } from './http-signatures/signature-base.js';
import { describedSignatures } from './http-signatures/signature-input.js';
import type { DescribedSignature } from './http-signatures/signature-input.js';
import { requestOf } from './http-signatures/targeted-request.js';
import type { TargetedRequest } from './http-signatures/targeted-request.js';
import type { Key } from './key-ring.js';
import { timeProblem } from './read-claims.js';
import { isRefusal, readHeaders } from './read-headers.js';
import type { CodedScheme } from './scheme.js';
import { standardWebhooks } from './schemes/standard-webhooks.js';
import type { OutgoingMessage } from './sign.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** What a signature has to cover, whatever else it covers: the request, where it goes, and the body by its digest. */
const required = ['@method', '@authority', '@path', 'content-digest'];
const signatureHeaders = ['signature-input', 'signature', 'content-digest'];

/**
 * HTTP Message Signatures (RFC 9421) over a body digest (RFC 9530); HMAC, Ed25519, ECDSA P-256 and RSA-PSS. The verifier
 * needs `method`, `path` and the `host` header of each delivery, and takes the scheme to be https. A signature covers at
 * least method, authority, path, the query if there is one, and `content-digest`, and says `created` and `keyid`, which is
 * the `id` of a secret. A `nonce` becomes the delivery's id, so a sender that tries again keeps it; without one, a repetition is
 * the same request with the same body. Several signatures are fine as long as they have one nonce.
 */
export const httpSignatures: CodedScheme = {
  kind: 'coded',
  name: 'HTTP Message Signatures',
  tolerance: { leastMs: 1_000, defaultMs: 300_000, mostMs: 3_600_000 },
  readSecret: readMessageSecret(standardWebhooks),
  begin,
  sign,
};

function begin(head: DeliveryHead, keys: readonly Key[], nowMs: number, toleranceMs: number): BodyCheck | Refused {
  const values = readHeaders(head.headers, signatureHeaders);
  if (isRefusal(values)) return values;
  const [signatureInput = '', signature = '', contentDigest = ''] = values;
  const signatures = describedSignatures(signatureInput, signature);
  if (signatures === undefined) return refuse('signature_malformed', 'signature-input');
  const claimed = signatures.flatMap((one) => keys.filter(({ id }) => id === one.keyId).map((key) => ({ one, key })));
  // Whoever left one signature out could otherwise choose by which nonce a repetition is known.
  if (new Set(claimed.map(({ one }) => one.nonce)).size !== 1)
    return refuse('signature_unsupported', 'signature-input');
  const digest = contentDigestCheck(contentDigest);
  if (digest === undefined) return refuse('header_malformed', 'content-digest');
  const request = requestOf(head);
  if (!('url' in request)) return request;
  const judged = claimed.map(({ one, key }) => judge(one, key, { request, headers: head.headers, nowMs, toleranceMs }));
  const proven = judged.find((one) => one.ok) ?? judged[0] ?? refuse('signature_unsupported', 'signature-input');
  if (!proven.ok) return proven;
  const { id = replayIdOf(request, contentDigest) } = proven;
  return {
    ok: true,
    update: (chunk) => digest.update(chunk),
    finish: () => (digest.matches() ? { ...proven, replayId: id } : refuse('body_digest_mismatch', 'content-digest')),
  };
}

/** What a signature is judged by. */
interface Circumstances {
  readonly request: TargetedRequest;
  readonly headers: HeaderFields;
  readonly nowMs: number;
  readonly toleranceMs: number;
}

/** Judges one signature by its key, everything but the body. */
function judge(
  one: DescribedSignature,
  key: Key,
  { request, headers, nowMs, toleranceMs }: Circumstances,
): Omit<Proof, 'replayId'> | Refused {
  const late = timeProblem(one.createdMs, nowMs, toleranceMs, 'signature-input');
  if (late !== undefined) return late;
  const { expiresMs = Infinity } = one;
  if (expiresMs < nowMs) return refuse('timestamp_too_old', 'signature-input');
  const base = signedBase(request, headers, one);
  if (typeof base !== 'string') return base;
  const algorithm = algorithmOf(key.material.key);
  if (one.algorithm !== undefined && one.algorithm !== algorithm?.name) {
    return refuse('signature_unsupported', 'signature-input');
  }
  if (algorithm?.verify(base, key.material.key, one.signature) !== true) {
    return refuse('signature_mismatch', 'signature');
  }
  const freshUntilMs = Math.min(one.createdMs + toleranceMs, expiresMs);
  return { ok: true, id: one.nonce, timestampMs: one.createdMs, freshUntilMs, key };
}

/** The text that was signed, if it covers enough and the request has all of it. */
function signedBase(
  { method, url }: TargetedRequest,
  headers: HeaderFields,
  { components, input }: DescribedSignature,
): string | Refused {
  const needed = url.search === '' ? required : [...required, '@query'];
  if (!needed.every((component) => components.includes(component))) {
    return refuse('signature_unsupported', 'signature-input');
  }
  const names = components.filter((component) => !component.startsWith('@'));
  const values = readHeaders(headers, names);
  // The name of what is missing is the sender's text, and nothing is proven yet.
  if (isRefusal(values)) return refuse(values.reason, 'signature-input');
  const covered = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  return signatureBase({ method, url, headers: covered }, input) ?? refuse('signature_unsupported', 'signature-input');
}

/** Without a nonce: what every signature has to cover, so that it does not matter which one is shown, or when it was made. */
function replayIdOf({ method, url }: TargetedRequest, contentDigest: string): string {
  return hash('sha256', JSON.stringify([method, url.host, url.pathname, url.search, contentDigest]), 'base64url');
}

function sign(
  { body, id, method, url: target }: OutgoingMessage,
  [key]: readonly Key[],
  nowMs: number,
): Readonly<Record<string, string>> {
  const url = target === undefined ? null : URL.parse(target);
  const algorithm = key === undefined ? undefined : algorithmOf(key.material.key);
  if (url === null || method === undefined) {
    throw new WebhookConfigError('option_invalid', 'HTTP Message Signatures sign the method and the URL.');
  }
  if (key === undefined || algorithm === undefined || key.material.key.type === 'public') {
    throw new WebhookConfigError('secret_malformed', 'HTTP Message Signatures sign with an HMAC or a private key.');
  }
  const headers = { 'content-digest': contentDigestOf(body) };
  const components = url.search === '' ? required : [...required, '@query'];
  const parameters = new Map<string, string | number>([
    ['created', Math.floor(nowMs / 1_000)],
    ['keyid', key.id],
    ['alg', algorithm.name],
    ...(id === undefined ? [] : [['nonce', id] as const]),
  ]);
  const input: InnerList = [components.map((component) => [component, new Map()]), parameters];
  const base = signatureBase({ method, url, headers }, input) ?? '';
  return {
    ...headers,
    'signature-input': serializeDictionary({ sig1: input }),
    signature: serializeDictionary({ sig1: algorithm.sign(base, key.material.key) }),
  };
}
