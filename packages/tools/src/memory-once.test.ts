import { memoryOnce } from './memory-once.js';
import { onceContract } from './testing/index.js';

onceContract(test, () => memoryOnce());

test('refuses rather than forgetting an id early when it is full', async () => {
  let nowMs = 0;
  const once = memoryOnce({ capacity: 2, now: () => nowMs });
  await once.claim('long', 5_000);
  await once.claim('short', 1_000);
  await expect(once.claim('third', 1_000)).rejects.toMatchObject({ code: 'confirmation_unavailable', retryable: true });
  expect(await once.claim('long', 5_000)).toBe(false);
  nowMs = 1_000;
  expect(await once.claim('third', 1_000)).toBe(true);
  expect(await once.claim('long', 5_000)).toBe(false);
});

test('holds no more than what has not expired', async () => {
  let nowMs = 0;
  const once = memoryOnce({ capacity: 3, now: () => nowMs });
  for (let id = 0; id < 1_000; id += 1) {
    expect(await once.claim(`id${id}`, 100)).toBe(true);
    nowMs += 50;
  }
});
