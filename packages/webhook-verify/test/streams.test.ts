import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { createVerifier, standardWebhooks } from '../src/index.js';
import type { BodyStream, Delivery } from '../src/index.js';
import { bytes, genuine, inChunks, nowMs, standardSecret } from './deliveries.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const secrets = [standardSecret, { id: 'ed', key: publicKey }];
const verifier = createVerifier({ scheme: standardWebhooks, secrets, now: () => nowMs });
const body = bytes('AAAABBBB');
const signers = [
  ['HMAC', standardSecret],
  ['Ed25519', { key: privateKey }],
] as const;

/** Gives every piece in one and the same buffer, as some readers do. */
async function* inOneBuffer(): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(4);
  for (const letter of ['A', 'B']) {
    buffer.fill(letter);
    yield buffer;
  }
}

test.each(signers)('%s: hands out what was signed, though the stream uses its buffer again', async (_, signer) => {
  const delivery = genuine(standardWebhooks, signer, { body });
  const verdict = await verifier.verify({ ...delivery, body: inOneBuffer() });
  expect(verdict.ok && Buffer.from(verdict.body).toString()).toBe('AAAABBBB');
});

const locked = () => {
  const stream = new ReadableStream<Uint8Array>();
  stream.getReader();
  return stream;
};
const notRaw: readonly (readonly [string, () => unknown])[] = [
  ['a stream that decodes', () => Readable.from(['{"a"', ':1}'])],
  ['a chunk that is nothing', () => inChunksOf([null])],
  ['a chunk that is a view of another kind', () => inChunksOf([new DataView(new ArrayBuffer(8))])],
  ['a chunk of numbers', () => inChunksOf([[1, 2]])],
  ['a stream that somebody else reads', locked],
];

async function* inChunksOf(chunks: readonly unknown[]): AsyncGenerator {
  yield* chunks;
}

test.each(notRaw)('refuses %s with words that name the fix', async (_, stream) => {
  const delivery = genuine(standardWebhooks, standardSecret);
  const given = () => ({ ...delivery, body: stream() as BodyStream });
  await expect(verifier.verify(given())).rejects.toMatchObject({ code: 'body_not_raw' });
  await expect(verifier.verifyStream(given(), () => {})).rejects.toThrow(/raw body: a Uint8Array/);
});

test.each([
  ['text', '{"a":1}'],
  ['bytes', body],
  ['nothing', undefined],
])('verifyStream refuses %s', async (_, given) => {
  const delivery = { ...genuine(standardWebhooks, standardSecret), body: given as unknown as BodyStream };
  await expect(verifier.verifyStream(delivery, () => {})).rejects.toMatchObject({ code: 'body_not_raw' });
});

const brokenHeaders: readonly (readonly [string, (good: Readonly<Record<string, string>>) => unknown, string])[] = [
  ['no headers', () => undefined, 'header_missing'],
  ['a header that is nothing', (good) => ({ ...good, 'webhook-id': null }), 'header_malformed'],
  ['a header that is a number', (good) => ({ ...good, 'webhook-id': 5 }), 'header_malformed'],
  ['a list that holds a number', (good) => ({ ...good, 'webhook-id': [5] }), 'header_malformed'],
  ['an empty list', (good) => ({ ...good, 'webhook-id': [] }), 'header_missing'],
];

test.each(brokenHeaders)('answers %s with a reason instead of throwing', async (_, headersOf, reason) => {
  const { headers, ...delivery } = genuine(standardWebhooks, standardSecret);
  const broken = { ...delivery, headers: headersOf(headers) as Delivery['headers'] };
  expect(await verifier.verify(broken)).toMatchObject({ ok: false, reason });
});

/** Says whether it was closed, and fails to close if it is told to. */
function closable(pieces: Uint8Array) {
  const seen = { closed: 0 };
  const chunks = inChunks(pieces);
  const stream: BodyStream = {
    [Symbol.asyncIterator]: () => ({
      next: () => chunks.next(),
      async return() {
        seen.closed += 1;
        throw new Error('it does not close');
      },
    }),
  };
  return { seen, stream };
}

test('closes what it does not read to its end, whatever that says', async () => {
  const strict = createVerifier({ scheme: standardWebhooks, secrets, now: () => nowMs, maxBodyBytes: 4 });
  const delivery = genuine(standardWebhooks, standardSecret, { body });
  const large = closable(body);
  expect(await strict.verify({ ...delivery, body: large.stream })).toMatchObject({ reason: 'body_too_large' });
  const untaken = closable(body);
  const full = verifier.verifyStream({ ...delivery, body: untaken.stream }, () => {
    throw new Error('the disk is full');
  });
  await expect(full).rejects.toThrow('the disk is full');
  const whole = closable(body);
  expect(await verifier.verify({ ...delivery, body: whole.stream })).toMatchObject({ ok: true });
  expect([large.seen.closed, untaken.seen.closed, whole.seen.closed]).toEqual([1, 1, 0]);
});
