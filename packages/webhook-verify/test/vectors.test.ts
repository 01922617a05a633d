/** What others have published, kept as data beside its source. Signing is judged too, where a vector tells all it needs. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createVerifier, github, sign, slack, standardWebhooks } from '../src/index.js';
import type { Secret, SignedScheme } from '../src/index.js';
import { decodeStrictly } from '../src/strict-text.js';
import { bytes } from './deliveries.js';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8'));

const Primitives = z.object({
  source: z.string().min(1),
  licence: z.string().min(1),
  vectors: z.array(
    z.object({
      name: z.string(),
      key: z.string(),
      seed: z.string().optional(),
      msg: z.string(),
      tag: z.string().optional(),
      sig: z.string().optional(),
      result: z.enum(['valid', 'invalid', 'truncated']),
    }),
  ),
});
const primitives = (...names: readonly string[]) => names.flatMap((name) => Primitives.parse(read(name)).vectors);

/** The body alone, in hexadecimal, under keys of any length: the bare algorithms through the whole verifier. */
const bare: SignedScheme = {
  ...standardWebhooks,
  name: 'bare',
  encoding: 'hex',
  signatureHeader: 'signature',
  signedBefore: '',
  secret: { form: 'standard', leastBytes: 1 },
};
const { idHeader: _id, timestampHeader: _timestamp, tolerance: _tolerance, ...bareScheme } = bare;
const fromHex = (text: string): Buffer => Buffer.from(text, 'hex');

async function accepts(secret: Secret, signature: string, msg: string): Promise<boolean> {
  const verifier = createVerifier({ scheme: bareScheme, secrets: [secret] });
  return (await verifier.verify({ headers: { signature }, body: fromHex(msg) })).ok;
}

test.each(primitives('rfc4231-hmac-sha256', 'wycheproof-hmac-sha256'))(
  'HMAC-SHA256, $name: $result',
  async ({ key, msg, tag = '', result }) => {
    const signature = `v1,${tag}`;
    expect(await accepts({ key: fromHex(key) }, signature, msg)).toBe(result === 'valid');
    const ours = sign({ scheme: bareScheme, secrets: [{ key: fromHex(key) }], body: fromHex(msg) })['signature'] ?? '';
    expect(ours === signature).toBe(result === 'valid');
    expect(ours.startsWith(signature)).toBe(result !== 'invalid');
  },
);

test.each(primitives('rfc8032-ed25519', 'wycheproof-ed25519'))(
  'Ed25519, $name: $result',
  async ({ key, seed, msg, sig = '', result }) => {
    const publicKey = `whpk_${fromHex(key).toString('base64')}`;
    expect(await accepts(publicKey, `v1a,${sig}`, msg)).toBe(result === 'valid');
    const secrets = seed === undefined ? [] : [`whsk_${fromHex(seed).toString('base64')}`];
    const ours = secrets.map((secret) => sign({ scheme: bareScheme, secrets: [secret], body: fromHex(msg) }));
    expect(ours).toEqual(secrets.map(() => ({ signature: `v1a,${sig}` })));
  },
);

const Schemes = z.object({
  vectors: z.array(
    z.object({
      name: z.string(),
      source: z.string().min(1),
      scheme: z.enum(['standardWebhooks', 'github', 'slack']),
      secret: z.string(),
      timestamp: z.number().optional(),
      id: z.string().optional(),
      body: z.string(),
      verifyOnly: z.boolean().optional(),
      headers: z.record(z.string(), z.string()),
    }),
  ),
});
const schemes = { standardWebhooks, github, slack };

/** The verifying half of a signing secret. */
function verifying(secret: string): Secret {
  if (!secret.startsWith('whsk_')) return secret;
  const key = Buffer.concat([fromHex('302e020100300506032b657004220420'), Buffer.from(secret.slice(5), 'base64')]);
  return { key: createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' })) };
}

test.each(Schemes.parse(read('webhook-schemes')).vectors)('$name', async (vector) => {
  const scheme = schemes[vector.scheme];
  const timestampMs = (vector.timestamp ?? 0) * 1_000;
  const verifier = createVerifier({ scheme, secrets: [verifying(vector.secret)], now: () => timestampMs });
  const delivery = { headers: vector.headers, body: bytes(vector.body) };
  expect(await verifier.verify(delivery)).toMatchObject({ ok: true });
  expect(await verifier.verify({ ...delivery, body: bytes(`${vector.body} `) })).toMatchObject({ ok: false });
  const signed = sign({
    scheme,
    secrets: [vector.secret],
    body: delivery.body,
    timestampMs,
    ...(vector.id === undefined ? {} : { id: vector.id }),
  });
  expect(vector.verifyOnly === true ? vector.headers : signed).toEqual(vector.headers);
});

// RFC 4648, section 10; then texts that decode to the same bytes with decoders that are not strict.
test.each([
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
])('base64 of %j is %j and nothing else', (text, encoded) => {
  expect(decodeStrictly(encoded, 'base64')?.toString()).toBe(text);
  for (const loose of [`${encoded}=`, ` ${encoded}`, `${encoded}\n`, encoded.replace(/=+$/, ''), `${encoded}!`]) {
    expect(loose === encoded ? undefined : decodeStrictly(loose, 'base64')).toBeUndefined();
  }
});

test.each(['Zh==', 'Zm9=', 'Zm-v', 'Zm_v', 'Zg', 'Z'])(
  'base64 %j is no bytes, although lenient decoders find some',
  (loose) => {
    expect(decodeStrictly(loose, 'base64')).toBeUndefined();
  },
);
