/** Deliveries that others have published, kept as data beside their sources. Signing is judged too, where a vector tells all it needs. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createVerifier, github, sign, slack, standardWebhooks } from '../src/index.js';
import type { Secret } from '../src/index.js';
import { decodeStrictly } from '../src/strict-text.js';
import { bytes } from './deliveries.js';

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
const published = Schemes.parse(
  JSON.parse(readFileSync(new URL('vectors/webhook-schemes.json', import.meta.url), 'utf8')),
);
const schemes = { standardWebhooks, github, slack };

/** The verifying half of a signing secret. */
function verifying(secret: string): Secret {
  if (!secret.startsWith('whsk_')) return secret;
  const key = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(secret.slice(5), 'base64'),
  ]);
  return { key: createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' })) };
}

test.each(published.vectors)('$name', async (vector) => {
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
