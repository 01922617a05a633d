/** Every published case of the bare algorithms, through the whole verifier. */
import { createVerifier, sign, standardWebhooks } from '../src/index.js';
import type { Secret, SignedScheme } from '../src/index.js';
import { ed25519Vectors, hmacVectors } from './published-vectors.js';

/** The body alone, in hexadecimal, under keys of any length. */
const bare: SignedScheme = {
  ...standardWebhooks,
  name: 'bare',
  encoding: 'hex',
  signatureHeader: 'signature',
  signedBefore: '',
  secret: { form: 'standard', leastBytes: 1 },
};
const { idHeader: _id, timestampHeader: _timestamp, tolerance: _tolerance, ...scheme } = bare;
const fromHex = (text: string): Buffer => Buffer.from(text, 'hex');
const wholeTagDigits = 64;

async function accepts(secret: Secret, signature: string, msg: string): Promise<boolean> {
  const verifier = createVerifier({ scheme, secrets: [secret] });
  return (await verifier.verify({ headers: { signature }, body: fromHex(msg) })).ok;
}

test('has every case that the publishers count', () => {
  const counts = [...Object.values(hmacVectors), ...Object.values(ed25519Vectors)].map(({ numberOfTests, cases }) => [
    numberOfTests,
    new Set(cases.map(({ name }) => name)).size,
  ]);
  expect(counts).toEqual([
    [7, 7],
    [174, 174],
    [5, 5],
    [150, 150],
  ]);
});

describe.each(Object.entries(hmacVectors))('HMAC-SHA256, %s', (_source, { cases }) => {
  // No scheme shortens its tag, so the verifier refuses a shortened one, also where it is the beginning of the right one.
  test.each(cases)('$name: $result', async ({ key, msg, tag, result }) => {
    const secret = { key: fromHex(key) };
    const isWhole = tag.length === wholeTagDigits;
    expect(await accepts(secret, `v1,${tag}`, msg)).toBe(isWhole && result === 'valid');
    const ours = sign({ scheme, secrets: [secret], body: fromHex(msg) })['signature'] ?? '';
    expect(ours).toHaveLength('v1,'.length + wholeTagDigits);
    expect(ours.startsWith(`v1,${tag}`)).toBe(result !== 'invalid');
  });
});

describe.each(Object.entries(ed25519Vectors))('Ed25519, %s', (_source, { cases }) => {
  test.each(cases)('$name: $result', async ({ key, seed, msg, sig, result }) => {
    const publicKey = `whpk_${fromHex(key).toString('base64')}`;
    expect(await accepts(publicKey, `v1a,${sig}`, msg)).toBe(result === 'valid');
    const secrets = seed === undefined ? [] : [`whsk_${fromHex(seed).toString('base64')}`];
    const ours = secrets.map((secret) => sign({ scheme, secrets: [secret], body: fromHex(msg) }));
    expect(ours).toEqual(secrets.map(() => ({ signature: `v1a,${sig}` })));
  });
});
