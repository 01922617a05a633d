import assert from 'node:assert/strict';
import type { KeyStore } from '../keys/key-store.js';
import type { ServiceKey } from '../keys/service-key.js';
import type { Test } from './test.js';

const key = (id: string, changes: Partial<ServiceKey> = {}): ServiceKey => ({
  id,
  tenant: 'default',
  principal: 'ana',
  name: 'laptop',
  scopes: ['make:read', 'make:run'],
  hash: `hash-of-${id}`,
  createdAtMs: 1_000,
  expiresAtMs: undefined,
  revokedAtMs: undefined,
  ...changes,
});
const full = { code: 'service_keys_full' };
const idsOf = (keys: readonly ServiceKey[]): readonly string[] => keys.map(({ id }) => id);

/** Every promise of `KeyStore`, for any adapter. `open` gives an empty store. */
export function keyStoreContract(test: Test, open: () => KeyStore | Promise<KeyStore>): void {
  const withStore = (title: string, body: (store: KeyStore) => Promise<void>): unknown =>
    test(title, async () => body(await open()));

  withStore('finds a key exactly as it was added, and nothing under another id', async (store) => {
    const whole = key('a', { expiresAtMs: 9_000, name: 'Büro: "CI"\u{1f511}', principal: 'auth0|ana:1' });
    await store.add(whole);
    await store.add(key('b'));
    assert.deepEqual(await store.find('a'), whole);
    assert.deepEqual(await store.find('b'), key('b'));
    assert.equal(await store.find('c'), undefined);
    assert.equal(await store.find(''), undefined);
  });

  withStore('lists all keys or those of one principal of one tenant, oldest first', async (store) => {
    await store.add(key('late', { createdAtMs: 3_000 }));
    await store.add(key('early', { createdAtMs: 1_000 }));
    await store.add(key('others', { createdAtMs: 2_000, principal: 'ben' }));
    await store.add(key('elsewhere', { createdAtMs: 2_500, tenant: 'acme' }));
    assert.deepEqual(idsOf(await store.list()), ['early', 'others', 'elsewhere', 'late']);
    assert.deepEqual(idsOf(await store.list({ tenant: 'default', id: 'ana' })), ['early', 'late']);
    assert.deepEqual(idsOf(await store.list({ tenant: 'acme', id: 'ana' })), ['elsewhere']);
    assert.deepEqual(await store.list({ tenant: 'acme', id: 'nobody' }), []);
  });

  withStore('does not mistake one pair of tenant and principal for another', async (store) => {
    await store.add(key('a', { tenant: 'x:y', principal: 'z' }));
    await store.add(key('b', { tenant: 'x', principal: 'y:z' }));
    assert.deepEqual(idsOf(await store.list({ tenant: 'x:y', id: 'z' })), ['a']);
    assert.deepEqual(idsOf(await store.list({ tenant: 'x', id: 'y:z' })), ['b']);
  });

  withStore('refuses a third live key of a principal, and of nobody else', async (store) => {
    await store.add(key('a'));
    await store.add(key('b'));
    await assert.rejects(store.add(key('c')), full);
    assert.equal(await store.find('c'), undefined);
    await store.add(key('d', { principal: 'ben' }));
    await store.add(key('e', { tenant: 'acme' }));
    assert.equal((await store.list()).length, 4);
  });

  withStore('has room again when a key was revoked or has expired', async (store) => {
    await store.add(key('a', { expiresAtMs: 5_000 }));
    await store.add(key('b'));
    await assert.rejects(store.add(key('c', { createdAtMs: 4_999 })), full);
    await store.add(key('c', { createdAtMs: 5_000 }));
    await assert.rejects(store.add(key('d', { createdAtMs: 6_000 })), full);
    await store.revoke('b', 6_000);
    await store.add(key('d', { createdAtMs: 6_000 }));
    assert.deepEqual(idsOf(await store.list({ tenant: 'default', id: 'ana' })), ['a', 'b', 'c', 'd']);
  });

  withStore('lets no more keys in than fit when many are added at once', async (store) => {
    const added = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => store.add(key(`k${index}`))));
    assert.equal(added.filter(({ status }) => status === 'fulfilled').length, 2);
    assert.equal((await store.list()).length, 2);
  });

  withStore('never replaces a key, so that a revoked one does not come back', async (store) => {
    await store.add(key('a'));
    await store.revoke('a', 2_000);
    await assert.rejects(store.add(key('a', { principal: 'ben' })), { code: 'service_key_taken' });
    assert.deepEqual(await store.find('a'), key('a', { revokedAtMs: 2_000 }));
    assert.deepEqual(await store.list({ tenant: 'default', id: 'ben' }), []);
  });

  withStore('shows a revocation to the next look, and keeps its first moment', async (store) => {
    await store.add(key('a'));
    assert.equal(await store.revoke('a', 2_000), true);
    assert.equal((await store.find('a'))?.revokedAtMs, 2_000);
    assert.equal(await store.revoke('a', 3_000), true);
    assert.equal((await store.find('a'))?.revokedAtMs, 2_000);
    assert.equal((await store.list())[0]?.revokedAtMs, 2_000);
  });

  withStore('refuses a key and a moment that it could not give back', async (store) => {
    await store.add(key('a'));
    const broken: readonly Partial<ServiceKey>[] = [
      { createdAtMs: Number.NaN },
      { expiresAtMs: 1.5 },
      { name: '' },
      { hash: '' },
      { scopes: [] },
    ];
    for (const changes of broken) {
      await assert.rejects(store.add(key('b', changes)), { code: 'service_key_invalid' });
    }
    for (const atMs of [Number.NaN, -1, 1.5, Infinity]) await assert.rejects(store.revoke('a', atMs), RangeError);
    assert.deepEqual(await store.list(), [key('a')]);
  });

  withStore('says that there is nothing to revoke, and makes nothing of it', async (store) => {
    assert.equal(await store.revoke('absent', 2_000), false);
    assert.equal(await store.find('absent'), undefined);
    assert.deepEqual(await store.list(), []);
  });
}
