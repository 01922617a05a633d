// Lets calls wait through the built package, with nothing else that would keep the process alive.
import { createCallScheduler } from '../dist/index.js';

const scheduler = createCallScheduler({ readLimit: async () => 4, limitUntilKnown: 4, windowMs: 400 });
const call = { zone: 'z', organization: '7', user: 'ada', priority: 'batch', quota: 'counted', limitedBefore: false };
const names = ['a', 'b', 'c', 'd', 'e'].map(async (name) => {
  const leave = await scheduler.enter({ ...call, timeoutMs: 1_000, deadlineAtMs: Date.now() + 20_000 });
  process.stdout.write(`${name}\n`);
  leave({ kind: 'answered' });
});
await Promise.all(names);
