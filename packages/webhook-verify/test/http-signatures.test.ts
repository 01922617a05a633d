import { constants, createHmac, generateKeyPairSync, hash, sign as cryptoSign } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { parseDictionary } from 'structured-headers';
import { httpSignatures } from '../src/http-signatures.js';
import { algorithmOf } from '../src/http-signatures/algorithms.js';
import { contentDigestCheck } from '../src/http-signatures/content-digest.js';
import { signatureBase } from '../src/http-signatures/signature-base.js';
import { describedSignatures } from '../src/http-signatures/signature-input.js';
import { createVerifier, memoryReplayGuard, sign } from '../src/index.js';
import type { KeySecret } from '../src/index.js';
import { bytes, genuine, inChunks, nowMs, nowSeconds } from './deliveries.js';

const now = () => nowMs;
const secret: KeySecret = { id: 'shared', key: Buffer.alloc(32, 'k') };
const delivery = genuine(httpSignatures, secret);
const verifier = createVerifier({ scheme: httpSignatures, secrets: [secret], now });

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const ed25519 = generateKeyPairSync('ed25519');

test.each([
  ['rsa-pss-sha512', rsa],
  ['ecdsa-p256-sha256', ec],
  ['ed25519', ed25519],
])('%s: accepts what the private key signed, as KeyObject and as PEM', async (algorithm, { publicKey, privateKey }) => {
  const pem = { id: 'k', key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
  const signed = genuine(httpSignatures, pem);
  expect(signed.headers['signature-input']).toContain(`alg="${algorithm}"`);
  for (const key of [publicKey, publicKey.export({ format: 'pem', type: 'spki' }).toString()]) {
    const judge = createVerifier({ scheme: httpSignatures, secrets: [{ id: 'k', key }], now });
    expect(await judge.verify(signed)).toMatchObject({ ok: true, keyId: 'k', id: 'msg_1', timestampMs: nowMs });
    expect(await judge.verify({ ...signed, path: '/in?a=2' })).toMatchObject({ reason: 'signature_mismatch' });
  }
});

test('accepts an HMAC signature over a body that streams by, and knows it again', async () => {
  const replay = memoryReplayGuard({ keepMs: 600_000, now });
  const guarded = createVerifier({ scheme: httpSignatures, secrets: [secret], replay, now });
  const streamed = () => guarded.verify({ ...delivery, body: inChunks(delivery.body) });
  expect(await streamed()).toMatchObject({ ok: true, body: Buffer.from(delivery.body) });
  expect(await streamed()).toMatchObject({ reason: 'delivery_in_progress' });
});

const { headers } = delivery;
const input = headers['signature-input'] ?? '';
const changed = (header: string, value: string) => ({ ...delivery, headers: { ...headers, [header]: value } });
const replaced = (from: string | RegExp, to: string) => changed('signature-input', input.replace(from, to));

test.each([
  ['another body', { ...delivery, body: bytes('{}') }, 'body_digest_mismatch'],
  ['another method', { ...delivery, method: 'PUT' }, 'signature_mismatch'],
  ['another host', changed('host', 'other.example.com'), 'signature_mismatch'],
  ['another digest', changed('content-digest', 'sha-256=:AAAA:'), 'signature_mismatch'],
  ['another time', replaced(/created=\d+/, `created=${nowSeconds + 1}`), 'signature_mismatch'],
  ['an old time', replaced(/created=\d+/, `created=${nowSeconds - 301}`), 'timestamp_too_old'],
  ['a time to come', replaced(/created=\d+/, `created=${nowSeconds + 301}`), 'timestamp_too_new'],
  ['an end that is past', replaced(';keyid', `;expires=${nowSeconds - 1};keyid`), 'timestamp_too_old'],
  ['no time', replaced(/;created=\d+/, ''), 'signature_unsupported'],
  ['a time that is no number', replaced(/created=\d+/, 'created="now"'), 'signature_unsupported'],
  ['another algorithm', replaced('hmac-sha256', 'ed25519'), 'signature_unsupported'],
  ['another key', replaced('keyid="shared"', 'keyid="other"'), 'signature_unsupported'],
  ['no key', replaced(';keyid="shared"', ''), 'signature_unsupported'],
  ['a path that is not covered', replaced(' "@path"', ''), 'signature_unsupported'],
  ['a query that is not covered', replaced(' "@query"', ''), 'signature_unsupported'],
  ['a body that is not covered', replaced(' "content-digest"', ''), 'signature_unsupported'],
  ['a component twice', replaced('"@path"', '"@path" "@path"'), 'signature_unsupported'],
  ['a component of another message', replaced('"@path"', '"@path";req'), 'signature_unsupported'],
  ['an unknown component', replaced('"@path"', '"@path" "@unknown"'), 'signature_unsupported'],
  ['a header that is not there', replaced('"@path"', '"@path" "x-more"'), 'header_missing'],
  ['five signatures', replaced(/^/, 'a=(),b=(),c=(),d=(),'), 'signature_malformed'],
  ['nonsense', replaced(/.*/, '((('), 'signature_malformed'],
  [
    'a signature under another label',
    changed('signature', (headers['signature'] ?? '').replace('sig1', 'x')),
    'signature_unsupported',
  ],
  ['a digest of an unsafe kind', changed('content-digest', 'md5=:AAAA:'), 'header_malformed'],
  ['a digest that is nonsense', changed('content-digest', '((('), 'header_malformed'],
  ['no method', { headers, body: delivery.body, path: '/in?a=1' }, 'request_incomplete'],
  ['no path', { headers, body: delivery.body, method: 'POST' }, 'request_incomplete'],
  ['a path with a host of its own', { ...delivery, path: '@evil.example/' }, 'request_incomplete'],
  ['a host with a path', { ...changed('host', 'hooks.example.com/in?a=1#'), path: '/other' }, 'request_incomplete'],
  ['a host with a user', changed('host', 'user@hooks.example.com'), 'request_incomplete'],
  ['a host written in another way', changed('host', 'hooks%2eexample.com'), 'request_incomplete'],
  ['a host without a name', changed('host', ''), 'request_incomplete'],
  ['a host with an odd port', changed('host', 'hooks.example.com:0443'), 'request_incomplete'],
  ['steps upwards', { ...delivery, path: '/live/../in?a=1' }, 'request_incomplete'],
  ['steps upwards in disguise', { ...delivery, path: '/live/%2e%2e/in?a=1' }, 'request_incomplete'],
  ['steps upwards with backslashes', { ...delivery, path: '/live\\..\\in?a=1' }, 'request_incomplete'],
  ['a fragment', { ...delivery, path: '/in?a=1#/../admin' }, 'request_incomplete'],
  ['a path with a line end', { ...delivery, path: '/i\nn?a=1' }, 'request_incomplete'],
  ['a path that does not begin with a slash', { ...delivery, path: 'in?a=1' }, 'request_incomplete'],
])('refuses %s', async (_title, bad, reason) => {
  expect(await verifier.verify(bad)).toMatchObject({ ok: false, reason });
});

test('says nothing that a forger wrote', async () => {
  const forged = replaced('"@path"', '"@path" "x-written-by-a-forger"');
  expect(await verifier.verify(forged)).toEqual({ ok: false, reason: 'header_missing', header: 'signature-input' });
});

test.each([
  ['capitals and the usual port', { ...changed('host', 'Hooks.Example.com:443') }],
  ['a lone question mark', { ...genuineAt('https://hooks.example.com/in'), path: '/in?' }],
  ['another port', { ...genuineAt('https://hooks.example.com:8443/in'), path: '/in' }],
  ['an address of IPv6', { ...genuineAt('https://[2001:db8::1]/in'), path: '/in' }],
])('accepts a request with %s', async (_title, one) => {
  expect(await verifier.verify(one)).toMatchObject({ ok: true });
});

function genuineAt(url: string) {
  const body = bytes('{"a":1}');
  const signed = sign({ scheme: httpSignatures, secrets: [secret], body, timestampMs: nowMs, method: 'POST', url });
  return { headers: { host: new URL(url).host, ...signed }, body, method: 'POST' };
}

test.each(['signature', 'signature-input', 'content-digest', 'host'])(
  'refuses a request without %s',
  async (header) => {
    const others = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header));
    expect(await verifier.verify({ ...delivery, headers: others })).toMatchObject({ reason: 'header_missing', header });
  },
);

test('is understood by http-message-signatures itself', async () => {
  const body = bytes('{"a":1}');
  const url = 'https://hooks.example.com/in';
  const signed = sign({ scheme: httpSignatures, secrets: [secret], body, id: 'n1', method: 'POST', url });
  const isGenuine = await httpbis.verifyMessage(
    {
      requiredFields: ['@method', 'content-digest'],
      keyLookup: async ({ keyid }) => ({
        id: String(keyid),
        algs: ['hmac-sha256'],
        verify: async (base, mac) => createHmac('sha256', Buffer.alloc(32, 'k')).update(base).digest().equals(mac),
      }),
    },
    { method: 'POST', url, headers: { ...signed } },
  );
  expect(isGenuine).toBe(true);
});

// RFC 9421, appendix B.2: the request of B.2, and the signatures of B.2.5 and B.2.6.
const request = {
  method: 'POST',
  url: new URL('https://example.com/foo?param=Value&Pet=dog'),
  headers: {
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-length': '18',
  },
};

test.each([
  [
    'B.2.5, HMAC',
    {
      id: 'test-shared-secret',
      key: Buffer.from(
        'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
        'base64',
      ),
    },
    'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    'sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:',
  ],
  [
    'B.2.6, Ed25519',
    {
      id: 'test-key-ed25519',
      key: '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n',
    },
    'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  ],
])('RFC 9421, %s', (_title, key, signatureInput, signature) => {
  const [described] = describedSignatures(signatureInput, signature) ?? [];
  const material = httpSignatures.readSecret(key, key.id);
  const base = described === undefined ? undefined : signatureBase(request, described.input);
  expect(parseDictionary(signatureInput).size).toBe(1);
  expect(described).toMatchObject({ keyId: key.id, createdMs: 1_618_884_473_000 });
  expect(algorithmOf(material.key)?.verify(base ?? '', material.key, described?.signature ?? Buffer.of())).toBe(true);
  expect(algorithmOf(material.key)?.verify(`${base} `, material.key, described?.signature ?? Buffer.of())).toBe(false);
});

const verifierWith = (key: KeySecret['key']) => () => createVerifier({ scheme: httpSignatures, secrets: [{ key }] });
const signedWith = (one: KeySecret, url: object) => () =>
  sign({ scheme: httpSignatures, secrets: [one], body: bytes(''), ...url });

test('refuses keys that cannot sign messages', () => {
  const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey;
  expect(verifierWith(p384)).toThrow(/cannot sign messages/);
  expect(verifierWith('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toThrow(/not a key in PEM/);
  const target = { method: 'POST', url: 'https://a.example/' };
  expect(signedWith({ key: ed25519.publicKey }, target)).toThrow(/private key/);
  expect(signedWith(secret, {})).toThrow(/method and the URL/);
});

test('takes RSA signatures with the salt of the standard only', () => {
  const base = Buffer.from('a signature base');
  const salted = (saltLength: number) =>
    cryptoSign('sha512', base, { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
  const algorithm = algorithmOf(rsa.publicKey);
  expect(algorithm?.verify(String(base), rsa.publicKey, salted(64))).toBe(true);
  expect(algorithm?.verify(String(base), rsa.publicKey, salted(32))).toBe(false);
});

const digestsOf = (first: Uint8Array, second: Uint8Array) =>
  `sha-256=:${hash('sha256', first, 'base64')}:, sha-512=:${hash('sha512', second, 'base64')}:`;

test('asks every digest of the body that is shown, not only one', () => {
  const body = bytes('{"a":1}');
  const fits = (header: string) => {
    const check = contentDigestCheck(header);
    check?.update(body);
    return check?.matches();
  };
  expect(fits(digestsOf(body, body))).toBe(true);
  expect(fits(digestsOf(body, bytes('{}')))).toBe(false);
  expect(fits(digestsOf(bytes('{}'), body))).toBe(false);
});
