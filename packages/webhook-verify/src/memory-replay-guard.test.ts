import { memoryReplayGuard } from './memory-replay-guard.js';
import { replayGuardContract } from './testing/index.js';

replayGuardContract(test, (keepMs) => memoryReplayGuard({ keepMs }));

const tokenIn = (claim: object): string => ('token' in claim ? String(claim.token) : '');

test('refuses new ids rather than forgetting live ones when it is full', async () => {
  let nowMs = 0;
  const guard = memoryReplayGuard({ keepMs: 10_000, capacity: 2, now: () => nowMs });
  await guard.done('dealt with', tokenIn(await guard.claim('dealt with', 1_000)));
  await guard.claim('held', 5_000);
  expect(await guard.claim('third', 1_000)).toEqual({ state: 'full' });
  expect(await guard.claim('dealt with', 1_000)).toEqual({ state: 'done' });
  expect(await guard.claim('held', 1_000)).toEqual({ state: 'in_progress' });
  nowMs = 5_000;
  expect(await guard.claim('third', 1_000)).toMatchObject({ state: 'claimed' });
  nowMs = 10_000;
  expect(await guard.claim('fourth', 1_000)).toMatchObject({ state: 'claimed' });
});

test('finds room each time that a lease ends, not only the first time', async () => {
  let nowMs = 0;
  const guard = memoryReplayGuard({ keepMs: 10_000, capacity: 2, now: () => nowMs });
  await guard.claim('first', 10);
  await guard.claim('second', 20);
  nowMs = 10;
  expect(await guard.claim('third', 1_000)).toMatchObject({ state: 'claimed' });
  nowMs = 20;
  expect(await guard.claim('fourth', 1_000)).toMatchObject({ state: 'claimed' });
});

test.each([
  { keepMs: 0 },
  { keepMs: Number.NaN },
  { keepMs: 0.5 },
  { keepMs: 1_000, capacity: 0 },
  { keepMs: 1_000, capacity: Number.NaN },
])('is not made with %j', (limits) => {
  expect(() => memoryReplayGuard(limits)).toThrow(expect.objectContaining({ code: 'option_invalid' }));
});

test('holds no more than what has not expired, without anybody cleaning up', async () => {
  let nowMs = 0;
  const guard = memoryReplayGuard({ keepMs: 100, capacity: 3, now: () => nowMs });
  for (let id = 0; id < 1_000; id += 1) {
    const claim = await guard.claim(`id${id}`, 60);
    expect(claim.state).toBe('claimed');
    if (id % 2 === 0) await guard.done(`id${id}`, tokenIn(claim));
    nowMs += 50;
  }
});
