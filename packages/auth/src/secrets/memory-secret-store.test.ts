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

test('the memory of many short-lived secrets stays small without a timer', async () => {
  let nowMs = 0;
  const store = memorySecretStore({ now: () => nowMs });
  await store.put('endless', 'kept', 'forever');
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 200_000; index += 1) {
    await store.put(`key ${index}`, 'x'.repeat(8) + index, 10);
    nowMs += 1;
  }
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
  expect(await store.get('endless')).toBe('kept');
  expect(await store.get('key 199999')).toBe('xxxxxxxx199999');
});
