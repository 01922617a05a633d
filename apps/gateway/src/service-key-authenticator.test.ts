import { createServiceKey, memoryKeyStore } from '@makegate/auth';
import type { KeyStore, NewServiceKey } from '@makegate/auth';
import { serviceKeyAuthenticator } from './service-key-authenticator.js';

const nowMs = 1_800_000_000_000;
const wanted: NewServiceKey = {
  deployment: 'here',
  tenant: 'default',
  principal: 'ana',
  name: 'laptop',
  scopes: ['make:read'],
  now: () => nowMs,
};

async function opened(change: Partial<NewServiceKey> = {}) {
  const keys = memoryKeyStore();
  const { text, record } = createServiceKey({ ...wanted, ...change });
  await keys.add(record);
  const refusals: string[] = [];
  let atMs = nowMs;
  const authenticate = serviceKeyAuthenticator({
    keys,
    deployment: 'here',
    onRefused: (reason) => refusals.push(reason),
    now: () => atMs,
  });
  const ask = (authorization: string | undefined) => authenticate({ authorization, ip: '192.0.2.1' });
  return { keys, record, text: text.reveal(), refusals, ask, at: (ms: number) => (atMs = ms) };
}

test('answers whose key it is and what it allows, and nothing of the key', async () => {
  const { ask, record, text } = await opened();
  const ana = { tenant: 'default', id: 'ana', scopes: ['make:read'], keyId: record.id };
  await expect(ask(`Bearer ${text}`)).resolves.toEqual(ana);
});

test('asks for a key when there is none', async () => {
  const { ask, refusals } = await opened();
  await expect(ask(undefined)).rejects.toMatchObject({ code: 'token_missing' });
  await expect(ask('Basic dTpw')).rejects.toMatchObject({ code: 'token_missing' });
  expect(refusals).toEqual(['missing', 'missing']);
});

test('tells a caller that a wrong key is not valid, and the operator why', async () => {
  const { ask, refusals, text } = await opened();
  const other = createServiceKey(wanted).text.reveal();
  for (const key of ['mkgw_x', `${text} ${text}`, other]) {
    await expect(ask(`Bearer ${key}`)).rejects.toMatchObject({ code: 'token_invalid' });
  }
  expect(refusals).toEqual(['malformed', 'malformed', 'unknown']);
});

test('refuses a key of another deployment', async () => {
  const { ask, refusals, text } = await opened({ deployment: 'elsewhere' });
  await expect(ask(`Bearer ${text}`)).rejects.toMatchObject({ code: 'token_invalid' });
  expect(refusals).toEqual(['foreign']);
});

test('refuses a revoked key with the next request', async () => {
  const { ask, keys, record, refusals, text } = await opened();
  await ask(`Bearer ${text}`);
  await keys.revoke(record.id, nowMs);
  await expect(ask(`Bearer ${text}`)).rejects.toMatchObject({ code: 'token_invalid' });
  expect(refusals).toEqual(['revoked']);
});

test('says that a key has expired', async () => {
  const { ask, at, text } = await opened({ expiresAtMs: nowMs + 1_000 });
  await ask(`Bearer ${text}`);
  at(nowMs + 1_000);
  await expect(ask(`Bearer ${text}`)).rejects.toMatchObject({ code: 'token_expired' });
});

test('lets nobody in and turns nobody away for good when the store does not answer', async () => {
  const { text } = await opened();
  const broken: KeyStore = { ...memoryKeyStore(), find: () => Promise.reject(new Error('gone')) };
  const authenticate = serviceKeyAuthenticator({ keys: broken, deployment: 'here', now: () => nowMs });
  await expect(authenticate({ authorization: `Bearer ${text}`, ip: '192.0.2.1' })).rejects.toMatchObject({
    code: 'store_unavailable',
    store: 'keys',
  });
});
