import type { GatedCall } from './call-gate.js';
import { createCallQueue } from './call-queue.js';
import type { CallQueue } from './call-queue.js';
import type { WaitingCall } from './waiting-call.js';

const agedAfterMs = 60_000;
const base: GatedCall = {
  zone: 'eu2.make.com',
  organization: '7',
  user: 'ada',
  priority: 'normal',
  quota: 'counted',
  deadlineAtMs: Infinity,
  timeoutMs: 10_000,
  limitedBefore: false,
};

const waitingFor = (part: Partial<GatedCall>, enteredAtMs = 0): WaitingCall => ({
  call: { ...base, ...part },
  enteredAtMs,
  gone: false,
  letIn: () => {},
  refuse: () => {},
});

function queueOf(...parts: readonly Partial<GatedCall>[]): CallQueue {
  const queue = createCallQueue(agedAfterMs);
  for (const part of parts) queue.add(waitingFor(part));
  return queue;
}

const drain = (queue: CallQueue, turns: number, nowMs = 0) =>
  Array.from({ length: turns }, () => queue.next(nowMs)?.call);

const users = (calls: readonly (GatedCall | undefined)[]) => calls.map((call) => call?.user);
const priorities = (calls: readonly (GatedCall | undefined)[]) => calls.map((call) => call?.priority);

test('takes interactive calls first, then normal ones, then batch, whoever came first', () => {
  const queue = queueOf({ priority: 'batch' }, { priority: 'normal' }, { priority: 'interactive' });
  expect(priorities(drain(queue, 4))).toEqual(['interactive', 'normal', 'batch', undefined]);
});

test('gives every user a turn, however much one of them asks for', () => {
  const queue = queueOf({}, {}, {}, { user: 'bob' }, { user: 'cy' });
  expect(users(drain(queue, 5))).toEqual(['ada', 'bob', 'cy', 'ada', 'ada']);
});

test('takes calls that Make refused before everything else of their class', () => {
  const queue = queueOf({}, { user: 'bob', limitedBefore: true }, { priority: 'interactive', user: 'cy' });
  expect(users(drain(queue, 3))).toEqual(['cy', 'bob', 'ada']);
});

test('gives one turn of ten to a class that is passed over, once its first call has waited long enough', () => {
  const interactive = Array.from({ length: 40 }, () => ({ priority: 'interactive' as const }));
  const young = queueOf({ priority: 'batch' }, ...interactive);
  expect(priorities(drain(young, 40, agedAfterMs - 1))).not.toContain('batch');
  const old = queueOf({ priority: 'batch' }, { priority: 'batch' }, ...interactive);
  const turns = priorities(drain(old, 20, agedAfterMs));
  expect(turns.flatMap((priority, turn) => (priority === 'batch' ? [turn] : []))).toEqual([9, 19]);
});

test('counts the call whose aged turn it is as urgent', () => {
  const queue = queueOf(
    { priority: 'batch' },
    ...Array.from({ length: 20 }, () => ({ priority: 'interactive' as const })),
  );
  drain(queue, 9, agedAfterMs);
  expect(queue.urgent(agedAfterMs)).toBe(12);
});

test('knows how many users wait, each counted once', () => {
  const queue = queueOf({}, { priority: 'batch' }, { user: 'bob', priority: 'interactive' });
  expect(queue.users()).toBe(2);
  drain(queue, 3);
  expect(queue.users()).toBe(0);
});

test('knows what goes before a new call: higher classes, and one turn of each other user', () => {
  const queue = queueOf({}, {}, {}, { user: 'bob' }, { priority: 'interactive' }, { priority: 'batch' });
  expect(queue.ahead({ ...base, user: 'cy' })).toBe(1 + 2);
  expect(queue.ahead({ ...base, user: 'ada' })).toBe(1 + 3 + 1);
  expect(queue.ahead({ ...base, user: 'cy', priority: 'interactive' })).toBe(1);
});

test('forgets a call that is taken out, wherever it stood', () => {
  const queue = createCallQueue(agedAfterMs);
  const calls = [{}, { limitedBefore: true }, { user: 'bob' }].map((part) => waitingFor(part));
  for (const call of calls) queue.add(call);
  for (const call of calls) queue.remove(call);
  for (const call of calls) queue.remove(call);
  expect(queue.size).toBe(0);
  expect(queue.next(0)).toBeUndefined();
});
