import { setTimeout as passed } from 'node:timers/promises';
import { perSecond } from './per-second.js';

test('keeps as many at work as it is told, and counts what was done', async () => {
  let running = 0;
  let most = 0;
  let done = 0;
  const rate = await perSecond(
    async () => {
      most = Math.max(most, (running += 1));
      await passed(5);
      running -= 1;
      done += 1;
    },
    3,
    40,
  );
  expect(most).toBe(3);
  expect(running).toBe(0);
  expect(rate).toBeGreaterThan(0);
  expect(rate).toBeLessThanOrEqual(done / 0.04);
});

test('fails with what failed', async () => {
  await expect(perSecond(() => Promise.reject(new Error('refused')), 2, 40)).rejects.toThrow('refused');
});
