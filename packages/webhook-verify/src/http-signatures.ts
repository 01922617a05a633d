import { hash } from 'node:crypto';
import { serializeDictionary } from 'structured-headers';
import type { InnerList } from 'structured-headers';
import type { BodyCheck } from './body-check.js';
import type { DeliveryHead } from './delivery.js';
import { algorithmOf } from './http-signatures/algorithms.js';
import { contentDigestCheck, contentDigestOf } from './http-signatures/content-digest.js';
import { readMessageSecret } from './http-signatures/message-keys.js';
import { signatureBase } from './http-signatures/signature-base.js';
import { describedSignatures } from './http-signatures/signature-input.js';
import type { DescribedSignature } from './http-signatures/signature-input.js';
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
 * the `id` of a secret. A `nonce` becomes the delivery's id.
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
  const claimed = signatures
    .map((one) => ({ one, key: keys.find(({ id }) => id === one.keyId) }))
    .find(({ key }) => key !== undefined);
  if (claimed?.key === undefined) return refuse('signature_unsupported', 'signature-input');
  const digest = contentDigestCheck(contentDigest);
  if (digest === undefined) return refuse('header_malformed', 'content-digest');
  const { one, key } = claimed;
  const late = timeProblem(one.createdMs, nowMs, toleranceMs, 'signature-input');
  if (late !== undefined) return late;
  if (one.expiresMs !== undefined && one.expiresMs < nowMs) return refuse('timestamp_too_old', 'signature-input');
  const base = signedBase(head, one);
  if (typeof base !== 'string') return base;
  const algorithm = algorithmOf(key.material.key);
  if (one.algorithm !== undefined && one.algorithm !== algorithm?.name) {
    return refuse('signature_unsupported', 'signature-input');
  }
  if (algorithm?.verify(base, key.material.key, one.signature) !== true)
    return refuse('signature_mismatch', 'signature');
  return {
    ok: true,
    update: (chunk) => digest.update(chunk),
    finish() {
      if (!digest.matches()) return refuse('body_digest_mismatch', 'content-digest');
      const replayId = hash('sha256', base, 'base64url');
      return { ok: true, id: one.nonce, timestampMs: one.createdMs, keyId: key.id, replayId };
    },
  };
}

/** The text that was signed, if it covers enough and the request has all of it. */
function signedBase(head: DeliveryHead, { components, input }: DescribedSignature): string | Refused {
  const hosts = readHeaders(head.headers, ['host']);
  if (isRefusal(hosts)) return hosts;
  const url = head.path?.startsWith('/') === true ? URL.parse(`https://${hosts[0]}${head.path}`) : null;
  if (url === null || head.method === undefined) return refuse('request_incomplete');
  const needed = url.search === '' ? required : [...required, '@query'];
  if (!needed.every((component) => components.includes(component))) {
    return refuse('signature_unsupported', 'signature-input');
  }
  const names = components.filter((component) => !component.startsWith('@'));
  const values = readHeaders(head.headers, names);
  if (isRefusal(values)) return values;
  const headers = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  const base = signatureBase({ method: head.method, url, headers }, input);
  return base ?? refuse('signature_unsupported', 'signature-input');
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
