import { createVerifier, memoryReplayGuard, standardWebhooks } from '../src/index.js';
import { httpSignatures } from '../src/http-signatures.js';
import type { KeySecret, Scheme } from '../src/index.js';
import { genuine, nowMs, standardSecret } from './deliveries.js';

const toleranceMs = 1_000;
const key: KeySecret = { id: '1', key: standardSecret };
const schemes: readonly (readonly [string, Scheme])[] = [
  ['Standard Webhooks', standardWebhooks],
  ['HTTP Message Signatures', httpSignatures],
];

/** A verifier with a clock, and a body whose last byte takes a while on that clock. */
function slowly(scheme: Scheme, secret: KeySecret, takesMs: number) {
  let atMs = nowMs;
  const now = () => atMs;
  const replay = memoryReplayGuard({ keepMs: 2 * toleranceMs, now });
  const verifier = createVerifier({ scheme, secrets: [secret], toleranceMs, replay, now });
  const delivery = genuine(scheme, key);
  async function* body(): AsyncGenerator<Uint8Array> {
    yield delivery.body.subarray(0, 1);
    atMs += takesMs;
    yield delivery.body.subarray(1);
  }
  return { verifier, delivery, slow: { ...delivery, body: body() } };
}

test.each(schemes)(
  '%s: refuses a body that outlasts its time, also after the guard has forgotten it',
  async (_, scheme) => {
    const { verifier, delivery, slow } = slowly(scheme, key, 3_000);
    const quick = await verifier.verify(delivery);
    expect(quick.ok && (await quick.claim?.done())).toBe(true);
    expect(await verifier.verify(slow)).toEqual({ ok: false, reason: 'timestamp_too_old', header: undefined });
    const again = slowly(scheme, key, 3_000);
    expect(await again.verifier.verifyStream(again.slow, () => {})).toMatchObject({ reason: 'timestamp_too_old' });
  },
);

test.each(schemes)('%s: accepts a slow body up to the last moment of its time', async (_, scheme) => {
  const { verifier, slow } = slowly(scheme, key, toleranceMs);
  expect(await verifier.verify(slow)).toMatchObject({ ok: true });
});

test.each(schemes)('%s: refuses a body whose secret ends while it comes', async (_, scheme) => {
  const { verifier, slow } = slowly(scheme, { ...key, notAfterMs: nowMs + 500 }, 500);
  expect(await verifier.verify(slow)).toMatchObject({ reason: 'key_inactive' });
});

test('judges the time after the secrets were found, however long that took', async () => {
  let atMs = nowMs;
  const resolveSecret = async () => {
    atMs += 301_000;
    return [standardSecret];
  };
  const verifier = createVerifier({ scheme: standardWebhooks, resolveSecret, now: () => atMs });
  expect(await verifier.verify(genuine(standardWebhooks, standardSecret))).toMatchObject({
    reason: 'timestamp_too_old',
  });
});
