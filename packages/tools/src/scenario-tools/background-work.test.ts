import { backgroundWork } from './background-work.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const untilAborted = (_ms: number, signal: AbortSignal) =>
  new Promise<void>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

test('does piece after piece until nothing is left, and again when woken', async () => {
  const left: (number | undefined)[] = [0, 0, undefined, 0, undefined];
  const work = backgroundWork({
    step: async () => left.shift(),
    pause: untilAborted,
    signal: new AbortController().signal,
  });
  work.wake();
  await turn();
  expect(left).toHaveLength(2);
  work.wake();
  await turn();
  expect(left).toHaveLength(0);
});

test('cuts a pause short when woken, and does not lose a wake in the middle of a piece', async () => {
  let steps = 0;
  const work = backgroundWork({
    step: async () => {
      steps += 1;
      if (steps === 2) work.wake();
      return steps === 1 ? 60_000 : undefined;
    },
    pause: untilAborted,
    signal: new AbortController().signal,
  });
  work.wake();
  await turn();
  expect(steps).toBe(1);
  work.wake();
  await turn();
  expect(steps).toBe(3);
});

test('ends when the signal fires', async () => {
  const ending = new AbortController();
  let steps = 0;
  const work = backgroundWork({
    step: async () => {
      steps += 1;
      return 60_000;
    },
    pause: untilAborted,
    signal: ending.signal,
  });
  work.wake();
  await turn();
  ending.abort();
  await turn();
  expect(steps).toBe(1);
});
