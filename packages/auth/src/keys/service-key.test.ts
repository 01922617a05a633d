import { createServiceKey } from './create-service-key.js';
import type { NewServiceKey } from './create-service-key.js';
import type { KeyStore } from './key-store.js';
import { keyStoreOver, memoryKeyStore } from './memory-key-store.js';
import { parseKeyText } from './key-text.js';
import { keyRefused, verifyServiceKey } from './verify-service-key.js';

const wanted: NewServiceKey = {
  deployment: 'production',
  tenant: 'default',
  principal: 'ana',
  name: 'laptop',
  scopes: ['make:run', 'make:read', 'make:run'],
  now: () => 1_000,
};

/** A store with one key in it, and a way to present texts to it. */
async function deployed(changes: Partial<NewServiceKey> = {}) {
  const keys = memoryKeyStore();
  const { text, record } = createServiceKey({ ...wanted, ...changes });
  await keys.add(record);
  const verify = (presented: string, nowMs = 2_000, deployment = 'production') =>
    verifyServiceKey(presented, { keys, deployment, now: () => nowMs });
  return { keys, text: text.reveal(), record, verify };
}

/** The same id with another secret: what somebody presents who saw a list of keys. */
async function withAnotherSecret(id: string): Promise<string> {
  const { crc32 } = await import('node:zlib');
  const { base62 } = await import('./base62.js');
  const proof = `mkgw_${id}_${'0'.repeat(43)}`;
  return `${proof}_${base62(BigInt(crc32(proof)), 6)}`;
}

test('a created key is verified as its principal, with its scopes', async () => {
  const { text, record, verify } = await deployed({ expiresAtMs: 5_000 });
  expect(await verify(text)).toEqual({
    ok: true,
    principal: { tenant: 'default', id: 'ana', scopes: ['make:run', 'make:read'] },
    keyId: record.id,
    expiresAtMs: 5_000,
  });
});

test('the record holds neither the key nor its secret, and the text does not print', async () => {
  const { text, record } = createServiceKey(wanted);
  const secret = text.reveal().split('_')[2] ?? '';
  expect(secret).toHaveLength(43);
  expect(JSON.stringify(record)).not.toContain(secret);
  expect(JSON.stringify({ text })).toBe('{"text":"[redacted]"}');
  expect(Buffer.from(record.hash, 'base64url')).toHaveLength(32);
});

test('a key with a typing error is malformed and costs no look into the store', async () => {
  const { text, verify, keys } = await deployed();
  const finds = countFinds(keys);
  const last = text.at(-1) === 'a' ? 'b' : 'a';
  expect(await verify(text.slice(0, -1) + last)).toMatchObject({ ok: false, reason: 'malformed' });
  expect(await verify('')).toMatchObject({ ok: false, reason: 'malformed' });
  expect(finds.count).toBe(0);
});

test('a key of another deployment is foreign, even when the stores have become one', async () => {
  const { text, verify, record } = await deployed();
  expect(await verify(text, 2_000, 'staging')).toMatchObject({ ok: false, reason: 'foreign' });
  const theirs = createServiceKey({ ...wanted, deployment: 'staging' });
  expect(theirs.record.id.slice(0, 4)).not.toBe(record.id.slice(0, 4));
  expect(await verify(theirs.text.reveal())).toMatchObject({ ok: false, reason: 'foreign' });
});

test('a wrong secret and an unknown id get the same answer after the same one look', async () => {
  const { record, verify, keys } = await deployed();
  const finds = countFinds(keys);
  const wrongSecret = await verify(await withAnotherSecret(record.id));
  expect(finds.count).toBe(1);
  const unknownId = await verify(createServiceKey(wanted).text.reveal());
  expect(finds.count).toBe(2);
  expect(wrongSecret).toMatchObject({ ok: false, reason: 'unknown' });
  expect(unknownId).toMatchObject({ ok: false, reason: 'unknown' });
});

test('a revoked key is refused from the next look on', async () => {
  const { text, record, verify, keys } = await deployed();
  expect(await verify(text)).toMatchObject({ ok: true });
  await keys.revoke(record.id, 3_000);
  expect(await verify(text)).toMatchObject({ ok: false, reason: 'revoked' });
});

test('a key is refused from the millisecond on at which it expires', async () => {
  const { text, verify } = await deployed({ expiresAtMs: 5_000 });
  expect(await verify(text, 4_999)).toMatchObject({ ok: true });
  expect(await verify(text, 5_000)).toMatchObject({ ok: false, reason: 'expired' });
});

test('that a key is revoked or expired is not said to somebody without its secret', async () => {
  const { record, verify, keys } = await deployed({ expiresAtMs: 5_000 });
  const guess = await withAnotherSecret(record.id);
  expect(await verify(guess, 9_000)).toMatchObject({ ok: false, reason: 'unknown' });
  await keys.revoke(record.id, 3_000);
  expect(await verify(guess)).toMatchObject({ ok: false, reason: 'unknown' });
});

test('a damaged hash in the store lets nobody in', async () => {
  const { text, record } = createServiceKey(wanted);
  for (const hash of ['', 'AAAA', record.hash.slice(0, -2), `${record.hash}AAAA`]) {
    const keys = keyStoreOver(new Map([[record.id, { ...record, hash }]]));
    const verdict = await verifyServiceKey(text.reveal(), { keys, deployment: 'production' });
    expect(verdict).toMatchObject({ ok: false, reason: 'unknown' });
  }
});

test('a store that fails lets nobody in', async () => {
  const { text, keys, verify } = await deployed();
  keys.find = () => Promise.reject(new Error('gone'));
  await expect(verify(text)).rejects.toThrow('gone');
});

test('the caller learns only whether the key has expired', () => {
  const codes = (['malformed', 'foreign', 'unknown', 'revoked', 'expired'] as const).map(
    (reason) => keyRefused(reason).code,
  );
  expect(codes).toEqual(['token_invalid', 'token_invalid', 'token_invalid', 'token_invalid', 'token_expired']);
});

test.each<[string, Partial<NewServiceKey>]>([
  ['scope', { scopes: [] }],
  ['expire', { expiresAtMs: 1_000 }],
  ['expire', { expiresAtMs: Number.NaN }],
  ['expire', { expiresAtMs: 2_000.5 }],
  ['scope', { scopes: JSON.parse('["make:read","make:fly"]') }],
  ['name', { name: '' }],
  ['name', { name: 'two\nlines' }],
  ['name', { name: 'x'.repeat(201) }],
  ['name', { name: '\u001b[2Jclear' }],
  ['principal', { principal: '\ud800' }],
  ['principal', { principal: 'ana ' }],
  ['tenant', { tenant: '\u00a0default' }],
  ['tenant', { tenant: '' }],
  ['deployment', { deployment: '' }],
])('a key is not created with a wrong %s: %j', (field, changes) => {
  const creating = () => createServiceKey({ ...wanted, ...changes });
  expect(creating).toThrow(expect.objectContaining({ code: 'service_key_invalid' }));
  expect(creating).toThrow(new RegExp(field));
});

test('the id in the text is the id of the record', () => {
  const { text, record } = createServiceKey(wanted);
  expect(parseKeyText(text.reveal())?.id).toBe(record.id);
});

function countFinds(keys: KeyStore): { count: number } {
  const finds = { count: 0 };
  const find = keys.find.bind(keys);
  keys.find = (id) => {
    finds.count += 1;
    return find(id);
  };
  return finds;
}
