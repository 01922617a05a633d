import { httpSignatures } from '../src/http-signatures.js';
import { createVerifier, memoryReplayGuard, sign, slack, standardWebhooks, stripe } from '../src/index.js';
import type { KeySecret } from '../src/index.js';
import { bytes, genuine, nowMs, otherSecret, standardSecret, textSecret } from './deliveries.js';

const now = () => nowMs;
const newGuard = () => memoryReplayGuard({ keepMs: 600_000, now });

test.each([stripe, slack])(
  '$name: knows a repetition that was signed anew, because its body has an id',
  async (scheme) => {
    const verifier = createVerifier({ scheme, secrets: [textSecret], replay: newGuard(), now });
    expect(await verifier.verify(genuine(scheme, textSecret))).toMatchObject({ ok: true });
    const again = genuine(scheme, textSecret, { timestampMs: nowMs + 60_000 });
    expect(await verifier.verify(again)).toMatchObject({ reason: 'delivery_in_progress' });
    expect(await verifier.verify(genuine(scheme, textSecret, { body: bytes('{}') }))).toMatchObject({ ok: true });
  },
);

test("a scheme of one's own that signs a time takes the same body at another time for another delivery", async () => {
  const { bodyIsUnique: _, ...scheme } = stripe;
  const verifier = createVerifier({ scheme, secrets: [textSecret], replay: newGuard(), now });
  expect(await verifier.verify(genuine(scheme, textSecret))).toMatchObject({ ok: true });
  expect(await verifier.verify(genuine(scheme, textSecret))).toMatchObject({ reason: 'delivery_in_progress' });
  const later = genuine(scheme, textSecret, { timestampMs: nowMs + 60_000 });
  expect(await verifier.verify(later)).toMatchObject({ ok: true });
});

const senderOf = async ({ path = '' }) => ({ secrets: [standardSecret], replayScope: path });

test('keeps senders with ids of their own apart by the scope that the resolver gives', async () => {
  const verifier = createVerifier({ scheme: standardWebhooks, resolveSecret: senderOf, replay: newGuard(), now });
  const delivery = genuine(standardWebhooks, standardSecret);
  expect(await verifier.verify({ ...delivery, path: '/a' })).toMatchObject({ ok: true });
  expect(await verifier.verify({ ...delivery, path: '/b' })).toMatchObject({ ok: true });
  expect(await verifier.verify({ ...delivery, path: '/a' })).toMatchObject({ reason: 'delivery_in_progress' });
});

describe('HTTP Message Signatures', () => {
  const one: KeySecret = { id: 'one', key: standardSecret };
  const other: KeySecret = { id: 'other', key: otherSecret };
  const guarded = () => createVerifier({ scheme: httpSignatures, secrets: [one, other], replay: newGuard(), now });
  const body = bytes('{"a":1}');
  const target = { method: 'POST', url: 'https://hooks.example.com/in' };
  /** Under a label of its own, so that two of them go into one header. */
  const signedBy = (
    secret: KeySecret,
    label: string,
    message: { readonly id?: string; readonly timestampMs?: number },
  ) => {
    const signed = sign({ scheme: httpSignatures, secrets: [secret], body, timestampMs: nowMs, ...target, ...message });
    const headers = Object.entries(signed).map(
      ([name, value]) => [name, value.replace(/^sig1=/, `${label}=`)] as const,
    );
    const host = 'hooks.example.com';
    const fields: Record<string, string> = { host, ...Object.fromEntries(headers) };
    return { headers: fields, body, method: 'POST', path: '/in' };
  };
  const both = (left: ReturnType<typeof signedBy>, right: ReturnType<typeof signedBy>) => ({
    ...left,
    headers: {
      ...left.headers,
      'signature-input': `${left.headers['signature-input']}, ${right.headers['signature-input']}`,
      signature: `${left.headers['signature']}, ${right.headers['signature']}`,
    },
  });

  test('knows a repetition that was signed anew under the same nonce', async () => {
    const verifier = guarded();
    expect(await verifier.verify(signedBy(one, 'a', { id: 'n1' }))).toMatchObject({ ok: true, id: 'n1' });
    const again = signedBy(one, 'a', { id: 'n1', timestampMs: nowMs + 60_000 });
    expect(await verifier.verify(again)).toMatchObject({ reason: 'delivery_in_progress' });
    expect(await verifier.verify(signedBy(one, 'a', { id: 'n2' }))).toMatchObject({ ok: true });
  });

  test('knows a repetition without a nonce, also by one of two signatures and signed anew', async () => {
    const verifier = guarded();
    const [left, right] = [signedBy(one, 'a', {}), signedBy(other, 'b', {})];
    const later = signedBy(one, 'a', { timestampMs: nowMs + 60_000 });
    expect(await verifier.verify(both(left, right))).toMatchObject({ ok: true });
    expect(await verifier.verify(left)).toMatchObject({ reason: 'delivery_in_progress' });
    expect(await verifier.verify(right)).toMatchObject({ reason: 'delivery_in_progress' });
    expect(await verifier.verify(later)).toMatchObject({ reason: 'delivery_in_progress' });
  });

  test('refuses two signatures with nonces of their own, of which one could be left out', async () => {
    const delivery = both(signedBy(one, 'a', { id: 'n1' }), signedBy(other, 'b', { id: 'n2' }));
    expect(await guarded().verify(delivery)).toMatchObject({ reason: 'signature_unsupported' });
  });

  test('accepts by the second signature when the first does not fit', async () => {
    const wrong = signedBy({ id: 'one', key: otherSecret }, 'a', { id: 'n1' });
    expect(await guarded().verify(both(wrong, signedBy(other, 'b', { id: 'n1' })))).toMatchObject({
      ok: true,
      keyId: 'other',
    });
    expect(await guarded().verify(wrong)).toMatchObject({ reason: 'signature_mismatch' });
  });
});
