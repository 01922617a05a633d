import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { SecretStore } from '../secrets/secret-store.js';
import type { Test } from './test.js';

/**
 * Every promise of `SecretStore`, for any adapter. `open` gives a store without the keys of another test; it takes real
 * time, at most a second.
 */
export function secretStoreContract(test: Test, open: () => SecretStore | Promise<SecretStore>): void {
  const withStore = (title: string, body: (store: SecretStore) => Promise<void>): unknown =>
    test(title, async () => body(await open()));

  withStore('answers undefined for what is not there', async (store) => {
    assert.equal(await store.get('absent'), undefined);
    assert.equal(await store.take('absent'), undefined);
    await store.delete('absent');
  });

  withStore('gives back exactly what was put, as often as it is asked', async (store) => {
    const odd = 'line\nnul\u0000 \u{1f511} "quoted" ';
    await store.put(`key of ${odd}`, odd, 60_000);
    await store.put('empty', '', 'forever');
    assert.equal(await store.get(`key of ${odd}`), odd);
    assert.equal(await store.get(`key of ${odd}`), odd);
    assert.equal(await store.get('empty'), '');
    assert.equal(await store.take('empty'), '');
    assert.equal(await store.get('empty'), undefined);
  });

  withStore('keeps keys apart', async (store) => {
    await store.put('left', 'l', 60_000);
    await store.put('right', 'r', 'forever');
    await store.delete('left');
    assert.equal(await store.get('left'), undefined);
    assert.equal(await store.get('right'), 'r');
  });

  withStore('lets exactly one of many takers win', async (store) => {
    await store.put('code', 'once', 60_000);
    const taken = await Promise.all(Array.from({ length: 50 }, () => store.take('code')));
    assert.deepEqual(
      taken.filter((value) => value !== undefined),
      ['once'],
    );
    assert.equal(await store.get('code'), undefined);
  });

  withStore('replaces exactly what the caller knew, nothing included', async (store) => {
    assert.equal(await store.replace('a', '', 'new', 'forever'), false);
    assert.equal(await store.replace('a', undefined, '', 'forever'), true);
    assert.equal(await store.replace('a', undefined, 'new', 60_000), false);
    assert.equal(await store.replace('a', 'other', 'new', 60_000), false);
    assert.equal(await store.get('a'), '');
    assert.equal(await store.replace('a', '', 'new', 60_000), true);
    assert.equal(await store.get('a'), 'new');
    assert.equal(await store.get('b'), undefined);
  });

  withStore('lets exactly one of many replacements win', async (store) => {
    for (const known of [undefined, 'old']) {
      if (known !== undefined) await store.put('a', known, 'forever');
      const replacing = Array.from({ length: 20 }, (_, index) => store.replace('a', known, `new ${index}`, 60_000));
      const won = await Promise.all(replacing);
      assert.equal(won.filter(Boolean).length, 1);
      assert.equal(await store.get('a'), `new ${won.indexOf(true)}`);
    }
  });

  withStore('forgets a secret after its lifetime, and one without end never', async (store) => {
    await store.put('short', 's', 150);
    await store.put('long', 'l', 60_000);
    await store.put('endless', 'e', 'forever');
    assert.equal(await store.get('short'), 's');
    await pause(300);
    assert.equal(await store.get('short'), undefined);
    assert.equal(await store.take('short'), undefined);
    assert.equal(await store.get('long'), 'l');
    assert.equal(await store.get('endless'), 'e');
  });

  withStore('replaces the lifetime together with the value', async (store) => {
    await store.put('longer', 'old', 150);
    await store.put('longer', 'new', 'forever');
    await store.put('shorter', 'old', 'forever');
    await store.put('shorter', 'new', 150);
    await store.put('replaced', 'old', 'forever');
    await store.replace('replaced', 'old', 'new', 150);
    await store.replace('first', undefined, 'new', 150);
    await pause(300);
    assert.equal(await store.get('replaced'), undefined);
    assert.equal(await store.get('first'), undefined);
    assert.equal(await store.replace('first', undefined, 'again', 60_000), true);
    assert.equal(await store.get('longer'), 'new');
    assert.equal(await store.get('shorter'), undefined);
  });

  withStore('refuses a lifetime that is not a whole number of milliseconds above zero', async (store) => {
    for (const lifetimeMs of [0, -1, 1.5, Number.NaN, Infinity]) {
      await assert.rejects(store.put('never', 'kept', lifetimeMs), RangeError);
      await assert.rejects(store.replace('never', undefined, 'kept', lifetimeMs), RangeError);
    }
    assert.equal(await store.get('never'), undefined);
  });
}
