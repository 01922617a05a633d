import * as crypto from 'node:crypto';
import { jest } from '@jest/globals';

const counted = { hmacs: 0, updatedBytes: 0, comparisons: new Array<string>() };

jest.unstable_mockModule('node:crypto', () => ({
  ...crypto,
  createHmac(...args: Parameters<typeof crypto.createHmac>) {
    const hmac = crypto.createHmac(...args);
    const update = hmac.update.bind(hmac);
    counted.hmacs += 1;
    hmac.update = (bytes: crypto.BinaryLike) => {
      counted.updatedBytes += typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength;
      return update(bytes);
    };
    return hmac;
  },
  timingSafeEqual(a: NodeJS.ArrayBufferView, b: NodeJS.ArrayBufferView) {
    counted.comparisons.push(`${a.byteLength}=${b.byteLength}`);
    return crypto.timingSafeEqual(a, b);
  },
}));

// Only what is loaded from here on counts.
const { bearer, createVerifier, standardWebhooks } = await import('../src/index.js');
const { genuine, nowMs, otherSecret, standardSecret } = await import('./deliveries.js');

const good = genuine(standardWebhooks, standardSecret);
const signature = good.headers['webhook-signature'] ?? '';
const mac = Buffer.from(signature.slice(3), 'base64');
const flipped = (at: number): string => {
  const changed = Buffer.from(mac);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return `v1,${changed.toString('base64')}`;
};
const verifier = createVerifier({
  scheme: standardWebhooks,
  secrets: [standardSecret, otherSecret],
  now: () => nowMs,
});

async function workFor(header: string) {
  Object.assign(counted, { hmacs: 0, updatedBytes: 0, comparisons: [] });
  const verdict = await verifier.verify({ ...good, headers: { ...good.headers, 'webhook-signature': header } });
  return { ok: verdict.ok, ...counted };
}

const mismatches: readonly (readonly [string, string])[] = [
  ['in its first byte', flipped(0)],
  ['in its last byte', flipped(31)],
  ['in all bytes', `v1,${Buffer.from(mac.map((byte) => byte ^ 255)).toString('base64')}`],
  ['by being shorter', `v1,${mac.subarray(0, 31).toString('base64')}`],
  ['by being longer', `v1,${Buffer.concat([mac, mac]).toString('base64')}`],
  ['by being empty', 'v1,'],
];

test.each(mismatches)(
  'does the same work for a signature that differs %s as for the right one',
  async (_title, header) => {
    const right = await workFor(signature);
    const wrong = await workFor(header);
    expect(right).toEqual({ ok: true, hmacs: 2, updatedBytes: expect.any(Number), comparisons: ['44=44', '44=44'] });
    expect(wrong).toEqual({ ...right, ok: false });
  },
);

test('does the same work wherever the right one of several signatures stands', async () => {
  const [first, last] = [`${signature} ${flipped(0)} v1,AAAA`, `v1,AAAA ${flipped(0)} ${signature}`];
  const work = await workFor(first);
  expect(work).toMatchObject({ ok: true, hmacs: 2 });
  expect(work.comparisons).toEqual(Array.from({ length: 6 }, () => '44=44'));
  expect(await workFor(last)).toEqual(work);
});

test('compares a credential with all of them, wherever the right one stands', async () => {
  const secrets = ['first credential', 'second credential', 'third credential'];
  const shown = createVerifier({ scheme: bearer, secrets });
  const comparisonsFor = async (credential: string) => {
    Object.assign(counted, { comparisons: [] });
    await shown.verify({ headers: { authorization: `Bearer ${credential}` }, body: good.body });
    return counted.comparisons;
  };
  for (const credential of [...secrets, 'none of them', '']) {
    const comparisons = await comparisonsFor(credential);
    expect(comparisons).toEqual(credential === '' ? [] : ['32=32', '32=32', '32=32']);
  }
});

test('hashes the body once for each active secret, however many signatures are claimed', async () => {
  const once = (await workFor(flipped(0))).updatedBytes;
  const sixteen = await workFor(Array.from({ length: 16 }, (_, at) => flipped(at)).join(' '));
  expect(sixteen).toMatchObject({ ok: false, hmacs: 2, updatedBytes: once });
  const bogus = Array.from({ length: 2_000 }, () => signature.replace('A', 'B')).join(' ');
  expect(await workFor(bogus)).toMatchObject({ ok: false, hmacs: 0, updatedBytes: 0, comparisons: [] });
});
