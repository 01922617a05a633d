import { backgroundWork } from './background-work.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const untilAborted = (_ms: number, signal: AbortSignal) =>
  new Promise<void>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
const mistakes: unknown[] = [];
const onMistake = (error: unknown) => void mistakes.push(error);
beforeEach(() => void mistakes.splice(0));

test('does piece after piece until nothing is left, and again when woken', async () => {
  const left: (number | undefined)[] = [0, 0, undefined, 0, undefined];
  const work = backgroundWork({
    step: async () => left.shift(),
    pause: untilAborted,
    signal: new AbortController().signal,
    onMistake,
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
    onMistake,
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
    onMistake,
  });
  work.wake();
  await turn();
  ending.abort();
  await turn();
  expect(steps).toBe(1);
  expect(mistakes).toEqual([]);
});

test('tells of a mistake instead of hiding it, and begins again when woken', async () => {
  const bug = new TypeError('bug');
  let steps = 0;
  const work = backgroundWork({
    step: async () => {
      steps += 1;
      if (steps === 1) throw bug;
      return undefined;
    },
    pause: untilAborted,
    signal: new AbortController().signal,
    onMistake,
  });
  work.wake();
  await turn();
  expect(mistakes).toEqual([bug]);
  work.wake();
  await turn();
  expect(steps).toBe(2);
});

test('does not turn in circles when it cannot pause', async () => {
  const bug = new TypeError('no timer');
  let steps = 0;
  const work = backgroundWork({
    step: async () => {
      steps += 1;
      return steps > 100 ? undefined : 60_000;
    },
    pause: () => Promise.reject(bug),
    signal: new AbortController().signal,
    onMistake,
  });
  work.wake();
  await turn();
  expect(mistakes).toEqual([bug]);
  expect(steps).toBe(1);
});

test('loses no wake that comes at the very end', async () => {
  for (let turns = 0; turns < 6; turns += 1) {
    let steps = 0;
    const work = backgroundWork({
      step: async () => void (steps += 1),
      pause: untilAborted,
      signal: new AbortController().signal,
      onMistake,
    });
    work.wake();
    for (let count = 0; count < turns; count += 1) await Promise.resolve();
    work.wake();
    await turn();
    expect(steps).toBe(2);
  }
});
