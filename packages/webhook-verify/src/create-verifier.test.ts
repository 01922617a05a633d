import { generateKeyPairSync } from 'node:crypto';
import { bytes, genuine, inChunks, nowMs, otherSecret, standardSecret, textSecret } from '../test/deliveries.js';
import { createVerifier } from './create-verifier.js';
import { memoryReplayGuard } from './memory-replay-guard.js';
import { github } from './schemes/github.js';
import { standardWebhooks } from './schemes/standard-webhooks.js';

const now = () => nowMs;
const failing = async () => Promise.reject(new Error('it is broken'));

test('hands out exactly the bytes that were signed, whatever they are', async () => {
  const body = Uint8Array.from({ length: 512 }, (_, at) => (at * 7) % 256);
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now });
  const delivery = genuine(standardWebhooks, standardSecret, { body });
  expect(await verifier.verify(delivery)).toEqual({
    ok: true,
    id: 'msg_1',
    timestampMs: nowMs,
    keyId: '1',
    claim: undefined,
    body,
  });
  const streamed = await verifier.verify({ ...delivery, body: inChunks(body) });
  expect(streamed.ok && Buffer.compare(streamed.body, body)).toBe(0);
  const similar = body.slice();
  similar[0] = 0xff;
  expect(await verifier.verify({ ...delivery, body: similar })).toMatchObject({ reason: 'signature_mismatch' });
});

test('accepts an empty body that was signed', async () => {
  const verifier = createVerifier({ scheme: github, secrets: [textSecret] });
  expect(await verifier.verify(genuine(github, textSecret, { body: new Uint8Array() }))).toMatchObject({ ok: true });
});

test('reads headers of every shape and case', async () => {
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now });
  const { headers, body } = genuine(standardWebhooks, standardSecret);
  const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
  const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  for (const form of [headers, upper, lists, new Headers(headers)]) {
    expect(await verifier.verify({ headers: form, body })).toMatchObject({ ok: true });
  }
});

test('says which of several secrets matched, each within its time', async () => {
  const secrets = [
    { id: 'new', key: standardSecret, notBeforeMs: nowMs - 1 },
    { id: 'old', key: otherSecret, notAfterMs: nowMs + 1 },
  ];
  let atMs = nowMs;
  const verifier = createVerifier({ scheme: standardWebhooks, secrets, now: () => atMs });
  const [byNew, byOld] = [genuine(standardWebhooks, standardSecret), genuine(standardWebhooks, otherSecret)];
  expect(await verifier.verify(byNew)).toMatchObject({ keyId: 'new' });
  expect(await verifier.verify(byOld)).toMatchObject({ keyId: 'old' });
  expect(await verifier.verify(genuine(standardWebhooks, [otherSecret, standardSecret]))).toMatchObject({
    keyId: 'new',
  });
  atMs = nowMs - 2;
  expect(await verifier.verify(byNew)).toMatchObject({ reason: 'signature_mismatch' });
  atMs = nowMs + 1;
  expect(await verifier.verify(byOld)).toMatchObject({ reason: 'signature_mismatch' });
});

test('refuses everything while no secret is in its time', async () => {
  const secrets = [{ key: standardSecret, notAfterMs: nowMs }];
  const verifier = createVerifier({ scheme: standardWebhooks, secrets, now });
  expect(await verifier.verify(genuine(standardWebhooks, standardSecret))).toMatchObject({ reason: 'key_inactive' });
});

test('asks for the secrets of each delivery, and refuses where there are none', async () => {
  const verifier = createVerifier({
    scheme: standardWebhooks,
    resolveSecret: async ({ path }) => (path === '/in?a=1' ? [standardSecret] : []),
    now,
  });
  const delivery = genuine(standardWebhooks, standardSecret);
  expect(await verifier.verify(delivery)).toMatchObject({ ok: true });
  expect(await verifier.verify({ ...delivery, path: '/other' })).toMatchObject({ reason: 'key_inactive' });
});

test('lets the failure of whoever knows the secrets travel on, and accepts nothing', async () => {
  const verifier = createVerifier({ scheme: standardWebhooks, resolveSecret: failing, now });
  await expect(verifier.verify(genuine(standardWebhooks, standardSecret))).rejects.toThrow('it is broken');
});

test('takes an Ed25519 key beside HMAC keys, and each only for its own version', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const secrets = [
    { id: 'ed', key: publicKey },
    { id: 'mac', key: standardSecret },
  ];
  const verifier = createVerifier({ scheme: standardWebhooks, secrets, now });
  const byEd25519 = genuine(standardWebhooks, { key: privateKey });
  expect(byEd25519.headers['webhook-signature']).toMatch(/^v1a,/);
  expect(await verifier.verify(byEd25519)).toMatchObject({ ok: true, keyId: 'ed' });
  expect(await verifier.verify({ ...byEd25519, body: bytes('{}') })).toMatchObject({ reason: 'signature_mismatch' });
  expect(await verifier.verify(genuine(standardWebhooks, standardSecret))).toMatchObject({ keyId: 'mac' });
  const streamed = { ...byEd25519, body: inChunks(byEd25519.body) };
  expect(await verifier.verify(streamed)).toMatchObject({ ok: true, keyId: 'ed' });
});

test('shows no secret when it is printed', () => {
  const verifier = createVerifier({ scheme: github, secrets: [textSecret] });
  expect(JSON.stringify(verifier)).not.toContain(textSecret);
});

test('gives the sender another try when a handler releases, and none when it is done', async () => {
  const guarded = createVerifier({
    scheme: github,
    secrets: [textSecret],
    replay: memoryReplayGuard({ keepMs: 600_000, now }),
    now,
  });
  const delivery = genuine(github, textSecret);
  const first = await guarded.verify(delivery);
  expect(await guarded.verify(delivery)).toMatchObject({ reason: 'delivery_in_progress' });
  if (first.ok) await first.claim?.release();
  const second = await guarded.verify(delivery);
  expect(second.ok && (await second.claim?.done())).toBe(true);
  expect(await guarded.verify(delivery)).toEqual({ ok: false, reason: 'delivery_repeated', header: undefined });
  expect(await guarded.verify(genuine(github, textSecret, { body: bytes('another') }))).toMatchObject({ ok: true });
});

test('knows a repetition by its id, also when it was signed again, and by one of two signatures', async () => {
  const guarded = createVerifier({
    scheme: standardWebhooks,
    secrets: [standardSecret, otherSecret],
    replay: memoryReplayGuard({ keepMs: 600_000, now }),
    now,
  });
  expect(await guarded.verify(genuine(standardWebhooks, [standardSecret, otherSecret]))).toMatchObject({ ok: true });
  const again = [
    genuine(standardWebhooks, otherSecret),
    genuine(standardWebhooks, standardSecret, { timestampMs: nowMs + 60_000 }),
  ];
  for (const delivery of again) {
    expect(await guarded.verify(delivery)).toMatchObject({ reason: 'delivery_in_progress' });
  }
});

test('refuses new deliveries while the guard is full', async () => {
  const full = memoryReplayGuard({ keepMs: 600_000, capacity: 1, now });
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], replay: full, now });
  await verifier.verify(genuine(standardWebhooks, standardSecret));
  const another = genuine(standardWebhooks, standardSecret, { id: 'msg_2' });
  expect(await verifier.verify(another)).toMatchObject({ reason: 'replay_guard_full' });
});

test('passes a stream on as it comes and proves it at the end', async () => {
  const body = bytes('a body in many pieces');
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now });
  const delivery = genuine(standardWebhooks, standardSecret, { body });
  const taken: Uint8Array[] = [];
  const take = (chunk: Uint8Array) => void taken.push(chunk);
  const verdict = await verifier.verifyStream({ ...delivery, body: inChunks(body) }, take);
  expect(verdict).toMatchObject({ ok: true, id: 'msg_1', bodyBytes: body.length });
  expect(Buffer.concat(taken)).toEqual(Buffer.from(body));
  const forged = await verifier.verifyStream({ ...delivery, body: inChunks(bytes('forged')) }, take);
  expect(forged).toMatchObject({ reason: 'signature_mismatch' });
  await expect(verifier.verifyStream({ ...delivery, body: inChunks(body) }, failing)).rejects.toThrow('it is broken');
});
