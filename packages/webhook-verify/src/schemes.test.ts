import { createHash } from 'node:crypto';
import { bytes, genuine, nowMs, standardSecret, textSecret } from '../test/deliveries.js';
import {
  addressOnly,
  apiKey,
  basic,
  bearer,
  createVerifier,
  github,
  legacyMake,
  make,
  memoryReplayGuard,
  shopify,
  sign,
  slack,
  standardWebhooks,
  stripe,
  svix,
} from './index.js';
import type { Scheme, Secret } from './index.js';

const now = () => nowMs;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const schemes: readonly (readonly [string, Scheme, string])[] = [
  ['Standard Webhooks', standardWebhooks, standardSecret],
  ['Svix', svix, standardSecret],
  ['Make', make, standardSecret],
  ['Make, body only', legacyMake(), textSecret],
  [
    'Make, hexadecimal with a prefix',
    legacyMake({ header: 'X-My-Hmac', encoding: 'hex', prefix: 'sha256=' }),
    textSecret,
  ],
  ['GitHub', github, textSecret],
  ['Stripe', stripe, textSecret],
  ['Slack', slack, textSecret],
  ['Shopify', shopify, textSecret],
];

test.each(schemes)(
  '%s: accepts what it signs, and nothing that differs in body or secret',
  async (_name, scheme, secret) => {
    const replay = memoryReplayGuard({ keepMs: 600_000, now });
    const verifier = createVerifier({ scheme, secrets: [secret], replay, now });
    const delivery = genuine(scheme, secret);
    expect(await verifier.verify({ ...delivery, body: bytes('{"a":1 }') })).toMatchObject({
      reason: 'signature_mismatch',
    });
    const other = createVerifier({ scheme, secrets: [`${secret.slice(0, 10)}A${secret.slice(11)}`], replay, now });
    expect(await other.verify(delivery)).toMatchObject({ reason: 'signature_mismatch' });
    expect(await verifier.verify(delivery)).toMatchObject({ ok: true, keyId: '1' });
    expect(await verifier.verify(delivery)).toMatchObject({ reason: 'delivery_in_progress' });
  },
);

test.each([standardWebhooks, svix, make, stripe, slack])(
  '$name: refuses what is too old or too new',
  async (scheme) => {
    const secret = scheme.secret.form === 'standard' ? standardSecret : textSecret;
    const verifier = createVerifier({ scheme, secrets: [secret], now });
    const signedAt = (timestampMs: number) => verifier.verify(genuine(scheme, secret, { timestampMs }));
    expect(await signedAt(nowMs - 301_000)).toMatchObject({ reason: 'timestamp_too_old' });
    expect(await signedAt(nowMs + 301_000)).toMatchObject({ reason: 'timestamp_too_new' });
    expect(await signedAt(nowMs - 299_000)).toMatchObject({ ok: true });
  },
);

const presented: readonly (readonly [string, Scheme, readonly Secret[], string, string])[] = [
  ['API key', apiKey(), ['first key', 'second key'], 'x-make-apikey', 'second key'],
  ['API key elsewhere', apiKey('X-Key'), ['first key', 'second key'], 'x-key', 'second key'],
  ['API key, stored hashed', apiKey(), ['first key', { sha256: sha256('second key') }], 'x-make-apikey', 'second key'],
  ['bearer', bearer, ['first key', 'second key'], 'authorization', 'Bearer second key'],
  ['bearer in lower case', bearer, ['first key', 'second key'], 'authorization', 'bearer second key'],
  ['basic', basic, ['ada:lovelace', 'bob:builder'], 'authorization', `Basic ${btoa('bob:builder')}`],
  [
    'basic, stored hashed',
    basic,
    ['ada:lovelace', { sha256: sha256('bob:builder') }],
    'authorization',
    `Basic ${btoa('bob:builder')}`,
  ],
];

test.each(presented)('%s: accepts any of several, and says which', async (_name, scheme, secrets, header, value) => {
  const verifier = createVerifier({ scheme, secrets });
  const verdictOf = (shown: string) => verifier.verify({ headers: { [header]: shown }, body: bytes('any') });
  expect(await verdictOf(value)).toEqual({
    ok: true,
    id: undefined,
    timestampMs: undefined,
    keyId: '2',
    claim: undefined,
    body: bytes('any'),
  });
  expect(await verdictOf(`${value}x`)).toMatchObject({ ok: false });
  expect(await verdictOf(value.slice(0, -1))).toMatchObject({ ok: false });
  expect(await verdictOf('')).toMatchObject({ ok: false });
  expect(await verifier.verify({ headers: {}, body: bytes('any') })).toMatchObject({
    reason: 'header_missing',
    header,
  });
});

test('shows a credential as the schemes want it', () => {
  const body = bytes('any');
  expect(sign({ scheme: apiKey(), secrets: ['first key'], body })).toEqual({ 'x-make-apikey': 'first key' });
  expect(sign({ scheme: bearer, secrets: ['first key'], body })).toEqual({ authorization: 'Bearer first key' });
  expect(sign({ scheme: basic, secrets: ['ada:lovelace'], body })).toEqual({
    authorization: `Basic ${btoa('ada:lovelace')}`,
  });
  expect(sign({ scheme: addressOnly, secrets: [], body })).toEqual({});
  const hashed = () => sign({ scheme: bearer, secrets: [{ sha256: sha256('x') }], body });
  expect(hashed).toThrow(expect.objectContaining({ code: 'secret_malformed' }));
});

test('refuses a malformed authorization header before it compares', async () => {
  const verifier = createVerifier({ scheme: basic, secrets: ['ada:lovelace'] });
  for (const authorization of ['Bearer abc', 'Basic', 'Basic ', 'Basic a!b=', 'Basic YQ']) {
    const verdict = await verifier.verify({ headers: { authorization }, body: bytes('') });
    expect(verdict).toEqual({ ok: false, reason: 'header_malformed', header: 'authorization' });
  }
});

test('lets an address alone decide when nothing else can', async () => {
  const verifier = createVerifier({ scheme: addressOnly, allowIps: ['192.0.2.1'] });
  const delivery = { headers: {}, body: bytes('any') };
  expect(await verifier.verify({ ...delivery, ip: '192.0.2.1' })).toMatchObject({ ok: true, keyId: 'address' });
  expect(await verifier.verify({ ...delivery, ip: '192.0.2.2' })).toMatchObject({ reason: 'address_refused' });
});

test('signs with every secret where there is room, and with the first where there is not', () => {
  const body = bytes('any');
  const secrets = [textSecret, `${textSecret}!`];
  expect(sign({ scheme: stripe, secrets, body })['stripe-signature']).toMatch(
    /^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/,
  );
  expect(sign({ scheme: github, secrets, body })).toEqual(sign({ scheme: github, secrets: [textSecret], body }));
});

test('signs no id that could be read in two ways, and not with a key that only verifies', () => {
  const body = bytes('any');
  const signWith = (id: string | undefined, secret: string) => () =>
    sign({ scheme: standardWebhooks, secrets: [secret], body, ...(id === undefined ? {} : { id }) });
  for (const id of ['a.b', '', 'ä', undefined]) {
    expect(signWith(id, standardSecret)).toThrow(expect.objectContaining({ code: 'option_invalid' }));
  }
  const publicKey = `whpk_${Buffer.alloc(32, 1).toString('base64')}`;
  expect(signWith('msg_1', publicKey)).toThrow(/can only verify/);
});
