import { createVerifier, github, memoryReplayGuard, slack, standardWebhooks, stripe } from '../src/index.js';
import type { Delivery, Reason, SignedScheme } from '../src/index.js';
import { bytes, genuine, inChunks, nowMs, nowSeconds, otherSecret, standardSecret, textSecret } from './deliveries.js';
import type { TestDelivery } from './deliveries.js';

const now = () => nowMs;
const good = genuine(standardWebhooks, standardSecret);
const signature = good.headers['webhook-signature'] ?? '';
const withHeaders = (headers: Delivery['headers']): Delivery => ({ ...good, headers });
const changed = (header: string, value: string): Delivery => withHeaders({ ...good.headers, [header]: value });
const without = ({ headers, ...rest }: TestDelivery, header: string): Delivery => ({
  ...rest,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)),
});
const at = (seconds: number) =>
  genuine(standardWebhooks, standardSecret, { timestampMs: (nowSeconds + seconds) * 1_000 });

const badInput: readonly (readonly [title: string, delivery: Delivery, reason: Reason, header?: string])[] = [
  ['no id', without(good, 'webhook-id'), 'header_missing', 'webhook-id'],
  ['no timestamp', without(good, 'webhook-timestamp'), 'header_missing', 'webhook-timestamp'],
  ['no signature', without(good, 'webhook-signature'), 'header_missing', 'webhook-signature'],
  ['no headers at all', withHeaders({}), 'header_missing', 'webhook-signature'],
  ['an empty id', changed('webhook-id', ''), 'header_malformed', 'webhook-id'],
  ['an id with a dot', changed('webhook-id', 'msg.1'), 'header_malformed', 'webhook-id'],
  ['an id of two joined headers', changed('webhook-id', 'msg_1, msg_1'), 'header_malformed', 'webhook-id'],
  ['an id that is not ASCII', changed('webhook-id', 'msg_é'), 'header_malformed', 'webhook-id'],
  ['an id of 257 characters', changed('webhook-id', 'i'.repeat(257)), 'header_malformed', 'webhook-id'],
  ['an empty timestamp', changed('webhook-timestamp', ''), 'timestamp_malformed', 'webhook-timestamp'],
  ['a timestamp with a tail', changed('webhook-timestamp', `${nowSeconds}abc`), 'timestamp_malformed'],
  ['a timestamp with a head', changed('webhook-timestamp', ` ${nowSeconds}`), 'timestamp_malformed'],
  ['a timestamp with a line end', changed('webhook-timestamp', `${nowSeconds}\n`), 'timestamp_malformed'],
  ['a leading zero', changed('webhook-timestamp', `0${nowSeconds}`), 'timestamp_malformed'],
  ['a fraction', changed('webhook-timestamp', `${nowSeconds}.0`), 'timestamp_malformed'],
  ['an exponent', changed('webhook-timestamp', '1e9'), 'timestamp_malformed'],
  ['a sign', changed('webhook-timestamp', `+${nowSeconds}`), 'timestamp_malformed'],
  ['milliseconds', changed('webhook-timestamp', String(nowMs)), 'timestamp_malformed'],
  ['hexadecimal digits', changed('webhook-timestamp', '0x10'), 'timestamp_malformed'],
  ['digits of another script', changed('webhook-timestamp', '١٧٠٠٠٠٠٠٠٠'), 'timestamp_malformed'],
  ['five minutes and a second ago', at(-301), 'timestamp_too_old', 'webhook-timestamp'],
  ['five minutes and a second ahead', at(301), 'timestamp_too_new', 'webhook-timestamp'],
  ['the beginning of time', at(-nowSeconds), 'timestamp_too_old'],
  ['the far future', at(90_000_000_000), 'timestamp_too_new'],
  ['an empty signature', changed('webhook-signature', ''), 'signature_unsupported', 'webhook-signature'],
  ['a signature without its version', changed('webhook-signature', signature.slice(3)), 'signature_unsupported'],
  [
    'a signature of an unknown version',
    changed('webhook-signature', `v2${signature.slice(2)}`),
    'signature_unsupported',
  ],
  [
    'a signature of a version without key',
    changed('webhook-signature', `v1a${signature.slice(2)}`),
    'signature_unsupported',
  ],
  ['a version in capitals', changed('webhook-signature', `V1${signature.slice(2)}`), 'signature_unsupported'],
  [
    'characters whose lower halves are the right ones',
    changed(
      'webhook-signature',
      `v1,${signature.slice(3).replaceAll(/./g, (one) => String.fromCharCode(one.charCodeAt(0) + 0x100))}`,
    ),
    'signature_malformed',
  ],
  ['no padding', changed('webhook-signature', signature.slice(0, -1)), 'signature_malformed', 'webhook-signature'],
  ['too much padding', changed('webhook-signature', `${signature}=`), 'signature_malformed'],
  ['other characters', changed('webhook-signature', signature.replace(/.=$/, '!=')), 'signature_malformed'],
  ['a joined signature header', changed('webhook-signature', `${signature}, ${signature}`), 'header_duplicated'],
  ['a cut signature', changed('webhook-signature', 'v1,AAAA'), 'signature_mismatch', 'webhook-signature'],
  [
    'a signature with a tail',
    changed('webhook-signature', `v1,${Buffer.alloc(64).toString('base64')}`),
    'signature_mismatch',
  ],
  ['a signature of nothing', changed('webhook-signature', 'v1,'), 'signature_mismatch'],
  [
    '17 signatures',
    changed('webhook-signature', Array.from({ length: 17 }, () => signature).join(' ')),
    'signatures_too_many',
  ],
  [
    'five signatures of Ed25519',
    changed(
      'webhook-signature',
      Array.from({ length: 5 }, () => `v1a,${Buffer.alloc(64).toString('base64')}`).join(' '),
    ),
    'signatures_too_many',
    'webhook-signature',
  ],
  [
    'headers that are inherited',
    withHeaders(Object.create({ ...good.headers })),
    'header_missing',
    'webhook-signature',
  ],
  ['2000 signatures', changed('webhook-signature', 'v1,AAAA '.repeat(2_000)), 'header_too_long', 'webhook-signature'],
  ['a header of 4097 characters', changed('webhook-id', 'i'.repeat(4_097)), 'header_too_long', 'webhook-id'],
  [
    'the same header twice',
    withHeaders({ ...good.headers, 'webhook-id': ['msg_1', 'msg_1'] }),
    'header_duplicated',
    'webhook-id',
  ],
  [
    'one header in two spellings',
    withHeaders({ ...good.headers, 'Webhook-Id': 'msg_1' }),
    'header_duplicated',
    'webhook-id',
  ],
  ['another secret', genuine(standardWebhooks, otherSecret), 'signature_mismatch'],
  ['another body', { ...good, body: bytes('{"a":2}') }, 'signature_mismatch'],
  ['a body with a byte more', { ...good, body: bytes('{"a":1} ') }, 'signature_mismatch'],
  ['an empty body that was not signed', { ...good, body: new Uint8Array() }, 'signature_mismatch'],
  ['a stream that fails', { ...good, body: failing() }, 'body_truncated'],
  ['a stream that ends early', { ...good, body: inChunks(good.body.subarray(0, 5)) }, 'signature_mismatch'],
  [
    'a body that is too large',
    genuine(standardWebhooks, standardSecret, { body: new Uint8Array(1_001) }),
    'body_too_large',
  ],
  ['a stream that is too large', { ...good, body: inChunks(new Uint8Array(1_001)) }, 'body_too_large'],
];

const cases = badInput.map(([title, delivery, reason, header]) => ({ title, delivery, reason, header }));

test.each(cases)('refuses $title', async ({ delivery, reason, header }) => {
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now, maxBodyBytes: 1_000 });
  const verdict = await verifier.verify(delivery);
  expect(verdict).toMatchObject({ ok: false, reason, ...(header === undefined ? {} : { header }) });
  expect(verdict).not.toHaveProperty('body');
});

async function* failing(): AsyncGenerator<Uint8Array> {
  yield bytes('{"a"');
  throw new Error('the connection was reset');
}

test('lets nothing through while the clock gives no number', async () => {
  for (const scheme of [standardWebhooks, stripe]) {
    const secret = scheme === stripe ? textSecret : standardSecret;
    const verifier = createVerifier({ scheme, secrets: [secret], now: () => Number.NaN });
    expect(await verifier.verify(genuine(scheme, secret))).toMatchObject({ reason: 'timestamp_too_old' });
  }
});

test('accepts on the very border of the window, on both sides', async () => {
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now });
  expect(await verifier.verify(at(-300))).toMatchObject({ ok: true });
  expect(await verifier.verify(at(300))).toMatchObject({ ok: true });
});

const single: readonly (readonly [string, SignedScheme, string, string, Reason])[] = [
  ['a missing prefix', github, 'x-hub-signature-256', 'a'.repeat(64), 'signature_malformed'],
  ['a prefix in capitals', github, 'x-hub-signature-256', `SHA256=${'a'.repeat(64)}`, 'signature_malformed'],
  ['capital digits', github, 'x-hub-signature-256', `sha256=${'A'.repeat(64)}`, 'signature_malformed'],
  ['half a byte', github, 'x-hub-signature-256', 'sha256=a', 'signature_malformed'],
  ['a short signature', slack, 'x-slack-signature', 'v0=aa', 'signature_mismatch'],
  ['no timestamp among the pairs', stripe, 'stripe-signature', `v1=${'a'.repeat(64)}`, 'timestamp_malformed'],
  ['two timestamps', stripe, 'stripe-signature', `t=1,t=1,v1=${'a'.repeat(64)}`, 'header_duplicated'],
  ['only an old version', stripe, 'stripe-signature', `t=${nowSeconds},v0=${'a'.repeat(64)}`, 'signature_unsupported'],
  ['no pairs at all', stripe, 'stripe-signature', 'nonsense', 'timestamp_malformed'],
];

test.each(single)('refuses %s', async (_title, scheme, header, value, reason) => {
  const delivery = genuine(scheme, textSecret);
  const verdict = await createVerifier({ scheme, secrets: [textSecret], now }).verify({
    ...delivery,
    headers: { ...delivery.headers, [header]: value },
  });
  expect(verdict).toEqual({ ok: false, reason, header });
});

test('stops reading a stream at the limit, and reads none of it when the headers are wrong', async () => {
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now, maxBodyBytes: 100 });
  let given = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        given += 10;
        yield new Uint8Array(10);
      }
    } finally {
      closed = true;
    }
  }
  expect(await verifier.verify({ ...good, body: endless() })).toMatchObject({ reason: 'body_too_large' });
  expect([given, closed]).toEqual([110, true]);
  given = 0;
  expect(await verifier.verify({ ...without(good, 'webhook-id'), body: endless() })).toMatchObject({ ok: false });
  expect(given).toBe(0);
});

test('refuses a parsed body with words that name the fix', async () => {
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now });
  for (const body of [{ a: 1 }, '{"a":1}', undefined, null, [1]] as unknown as Uint8Array[]) {
    await expect(verifier.verify({ ...good, body })).rejects.toMatchObject({ code: 'body_not_raw' });
  }
  await expect(verifier.verify({ ...good, body: {} as Uint8Array })).rejects.toThrow(/raw body: a Uint8Array/);
});

test('refuses whom it cannot tell by address', async () => {
  const allowIps = ['192.0.2.0/24', '2001:db8::/32'];
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now, allowIps });
  const from = async (ip?: string) => {
    const verdict = await verifier.verify({ ...good, ip });
    return verdict.ok ? 'ok' : verdict.reason;
  };
  expect(await from()).toBe('address_missing');
  expect(await from('192.0.3.1')).toBe('address_refused');
  expect(await from('not an address')).toBe('address_refused');
  expect(await from('2001:db9::1')).toBe('address_refused');
  expect(await from('192.0.2.7')).toBe('ok');
  expect(await from('::ffff:192.0.2.7')).toBe('ok');
  expect(await from('2001:db8::1%eth0')).toBe('ok');
});

test('claims nothing for what it refuses, so that a forger cannot use up ids', async () => {
  const replay = memoryReplayGuard({ keepMs: 600_000, now });
  const verifier = createVerifier({ scheme: standardWebhooks, secrets: [standardSecret], now, replay });
  await verifier.verify({ ...good, body: bytes('forged') });
  expect(await verifier.verify(good)).toMatchObject({ ok: true });
});
