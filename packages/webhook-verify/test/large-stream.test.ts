import { createHmac } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createVerifier, github } from '../src/index.js';
import { textSecret } from './deliveries.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const mebibyte = 1_024 * 1_024;
const chunkBytes = 64 * 1_024;

async function* chunks(bytes: number): AsyncGenerator<Buffer> {
  // A new buffer each time, as sockets give them, so that whoever keeps one is found out.
  for (let at = 0; at < bytes; at += chunkBytes) yield Buffer.alloc(chunkBytes, at / chunkBytes);
}

test('verifies 100 MiB that stream by without keeping them', async () => {
  const bytes = 100 * mebibyte;
  const hmac = createHmac('sha256', textSecret);
  for await (const chunk of chunks(bytes)) hmac.update(chunk);
  const headers = { 'x-hub-signature-256': `sha256=${hmac.digest('hex')}` };
  const verifier = createVerifier({ scheme: github, secrets: [textSecret], maxBodyBytes: bytes });

  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  let written = 0;
  const verdict = await verifier.verifyStream({ headers, body: chunks(bytes) }, (chunk) => {
    written += chunk.length;
    if (written % (5 * mebibyte) !== 0) return;
    collectGarbage();
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  });

  expect(verdict).toMatchObject({ ok: true, bodyBytes: bytes });
  expect(written).toBe(bytes);
  // What was let go since the last look may still be on its way out; keeping the body would be 100.
  expect(most / mebibyte).toBeLessThan(20);
}, 30_000);

test('stops at the limit, long before the end', async () => {
  const verifier = createVerifier({ scheme: github, secrets: [textSecret], maxBodyBytes: mebibyte });
  const headers = { 'x-hub-signature-256': `sha256=${'a'.repeat(64)}` };
  let written = 0;
  const verdict = await verifier.verifyStream({ headers, body: chunks(100 * mebibyte) }, (chunk) => {
    written += chunk.length;
  });
  expect(verdict).toMatchObject({ reason: 'body_too_large' });
  expect(written).toBe(mebibyte);
});
