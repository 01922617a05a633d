/** Ours verifies what the others sign, and the others verify what ours signs. */
import * as octokit from '@octokit/webhooks-methods';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Stripe } from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import { createVerifier, github, sign, standardWebhooks, stripe, svix } from '../src/index.js';
import type { Scheme } from '../src/index.js';
import { bytes, standardSecret, textSecret } from './deliveries.js';

const bodies = ['{"a":1}', '{"text":"žluťoučký kůň 🐎"}', '[]', `{"long":"${'x'.repeat(70_000)}"}`];
const id = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W';

const accepts = async (scheme: Scheme, secret: string, headers: Record<string, string>, body: string) =>
  (await createVerifier({ scheme, secrets: [secret] }).verify({ headers, body: bytes(body) })).ok;

test.each(bodies)('standardwebhooks understands us, and we understand it: %#', async (body) => {
  const theirs = new StandardWebhook(standardSecret);
  const headers = sign({ scheme: standardWebhooks, secrets: [standardSecret], id, body: bytes(body) });
  expect(theirs.verify(body, { ...headers })).toEqual(JSON.parse(body));
  expect(() => theirs.verify(`${body} `, { ...headers })).toThrow(/signature/i);

  const at = new Date();
  const signed = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': theirs.sign(id, at, body),
  };
  expect(await accepts(standardWebhooks, standardSecret, signed, body)).toBe(true);
  expect(await accepts(standardWebhooks, standardSecret, signed, `${body} `)).toBe(false);
});

test.each(bodies)('svix understands us, and we understand it: %#', async (body) => {
  const theirs = new SvixWebhook(standardSecret);
  const headers = sign({ scheme: svix, secrets: [standardSecret], id, body: bytes(body) });
  expect(() => theirs.verify(body, { ...headers })).not.toThrow();
  expect(() => theirs.verify(`${body} `, { ...headers })).toThrow(/signature/i);

  const at = new Date();
  const signed = {
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'svix-signature': theirs.sign(id, at, body),
  };
  expect(await accepts(svix, standardSecret, signed, body)).toBe(true);
  expect(await accepts(svix, standardSecret, signed, `${body} `)).toBe(false);
});

test.each(bodies)('@octokit/webhooks-methods understands us, and we understand it: %#', async (body) => {
  const signature = sign({ scheme: github, secrets: [textSecret], body: bytes(body) })['x-hub-signature-256'] ?? '';
  expect(await octokit.verify(textSecret, body, signature)).toBe(true);
  expect(await octokit.verify(textSecret, `${body} `, signature)).toBe(false);

  const signed = { 'x-hub-signature-256': await octokit.sign(textSecret, body) };
  expect(await accepts(github, textSecret, signed, body)).toBe(true);
  expect(await accepts(github, textSecret, signed, `${body} `)).toBe(false);
});

test.each(bodies)('stripe understands us, and we understand it: %#', async (body) => {
  const theirs = new Stripe('sk_test_none').webhooks;
  const secret = 'whsec_test_secret';
  const header = sign({ scheme: stripe, secrets: [secret], body: bytes(body) })['stripe-signature'] ?? '';
  expect(theirs.signature?.verifyHeader(body, header, secret, 300)).toBe(true);
  expect(() => theirs.signature?.verifyHeader(`${body} `, header, secret, 300)).toThrow(/signature/i);

  const signed = { 'stripe-signature': theirs.generateTestHeaderString({ payload: body, secret }) };
  expect(await accepts(stripe, secret, signed, body)).toBe(true);
  expect(await accepts(stripe, secret, signed, `${body} `)).toBe(false);
});

test('accepts what the reference library refuses: bytes that are no text', async () => {
  const body = Uint8Array.from([0x22, 0xff, 0xfe, 0x22]);
  const headers = sign({ scheme: standardWebhooks, secrets: [standardSecret], id, body });
  const verdict = await createVerifier({ scheme: standardWebhooks, secrets: [standardSecret] }).verify({
    headers,
    body,
  });
  expect(verdict).toMatchObject({ ok: true, body });
  expect(() => new StandardWebhook(standardSecret).verify(Buffer.from(body), { ...headers })).toThrow(/signature/i);
});
