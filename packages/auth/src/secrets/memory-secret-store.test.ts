import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { secretStoreContract } from '../testing/index.js';
import { memorySecretStore } from './memory-secret-store.js';

secretStoreContract(test, () => memorySecretStore());

test('a secret is gone at the very millisecond at which its lifetime ends', async () => {
  let nowMs = 0;
  const store = memorySecretStore({ now: () => nowMs });
  await store.put('a', 'value', 1_000);
  nowMs = 999;
  expect(await store.get('a')).toBe('value');
  nowMs = 1_000;
  expect(await store.get('a')).toBeUndefined();
  expect(await store.take('a')).toBeUndefined();
});

/** What is really in use: everything that nobody can reach any more is thrown away first. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}

test('the memory of many short-lived secrets stays small without a timer', async () => {
  let nowMs = 0;
  const store = memorySecretStore({ now: () => nowMs });
  await store.put('endless', 'kept', 'forever');
  const before = bytesInUse();
  for (let index = 0; index < 200_000; index += 1) {
    await store.put(`key ${index}`, 'x'.repeat(8) + index, 10);
    nowMs += 1;
  }
  expect(bytesInUse() - before).toBeLessThan(5_000_000);
  expect(await store.get('endless')).toBe('kept');
  expect(await store.get('key 199999')).toBe('xxxxxxxx199999');
});
