import assert from 'node:assert/strict';
import type { DataKeyStore } from '../vault/data-key-store.js';
import type { Test } from './test.js';

const ana = { tenant: 'default', subject: 'ana' };
const ben = { tenant: 'default', subject: 'ben' };

/** Every promise of `DataKeyStore`, for any adapter. `open` gives an empty store. */
export function dataKeyStoreContract(test: Test, open: () => DataKeyStore | Promise<DataKeyStore>): void {
  const withStore = (title: string, body: (store: DataKeyStore) => Promise<void>): unknown =>
    test(title, async () => body(await open()));

  withStore('keeps the first data key of an owner and answers it to everybody after', async (store) => {
    assert.equal(await store.find(ana), undefined);
    assert.equal(await store.keep(ana, 'first'), 'first');
    assert.equal(await store.keep(ana, 'second'), 'first');
    assert.equal(await store.find(ana), 'first');
  });

  withStore('answers one and the same data key to many who keep one at once', async (store) => {
    const kept = await Promise.all(Array.from({ length: 20 }, (_, index) => store.keep(ana, `key ${index}`)));
    assert.deepEqual([...new Set(kept)], [await store.find(ana)]);
  });

  withStore('keeps owners apart, whatever is in their names', async (store) => {
    const pairs = [
      { tenant: 'x:y', subject: 'z' },
      { tenant: 'x', subject: 'y:z' },
      { tenant: 'x', subject: 'y%3Az' },
      { tenant: '{x}', subject: '"' },
    ];
    for (const [index, owner] of pairs.entries()) await store.keep(owner, String(index));
    assert.deepEqual(await Promise.all(pairs.map((owner) => store.find(owner))), ['0', '1', '2', '3']);
  });

  withStore('replaces exactly what the caller knew', async (store) => {
    await store.keep(ana, 'old');
    assert.equal(await store.replace(ana, 'other', 'new'), false);
    assert.equal(await store.find(ana), 'old');
    assert.equal(await store.replace(ana, 'old', 'new'), true);
    assert.equal(await store.find(ana), 'new');
    assert.equal(await store.replace(ben, 'old', 'new'), false);
    assert.equal(await store.find(ben), undefined);
  });

  withStore('lets exactly one of many replacements win', async (store) => {
    await store.keep(ana, 'old');
    const won = await Promise.all(Array.from({ length: 20 }, (_, index) => store.replace(ana, 'old', `new ${index}`)));
    assert.equal(won.filter(Boolean).length, 1);
    assert.equal(await store.find(ana), `new ${won.indexOf(true)}`);
  });

  withStore('deletes for good', async (store) => {
    await store.keep(ana, 'a');
    await store.keep(ben, 'b');
    await store.delete(ana);
    await store.delete(ana);
    assert.equal(await store.find(ana), undefined);
    assert.equal(await store.replace(ana, 'a', 'again'), false);
    assert.equal(await store.find(ben), 'b');
    assert.equal(await store.keep(ana, 'another'), 'another');
  });
}
