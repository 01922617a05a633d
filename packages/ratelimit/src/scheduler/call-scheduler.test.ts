import { passedClock } from '../../test/passed-clock.js';
import type { PassedClock } from '../../test/passed-clock.js';
import type { CallOutcome, GatedCall } from './call-gate.js';
import { createCallScheduler } from './call-scheduler.js';
import type { CallScheduler, CallSchedulerOptions } from './call-scheduler.js';

const windowMs = 60_000;
const marginMs = 62;
const answered: CallOutcome = { kind: 'answered' };

let clock: PassedClock;
beforeEach(() => {
  clock = passedClock();
});

const callOf = (part: Partial<GatedCall> = {}): GatedCall => ({
  zone: 'eu2.make.com',
  organization: '7',
  user: 'ada',
  priority: 'normal',
  quota: 'counted',
  deadlineAtMs: clock.now() + 3_600_000,
  timeoutMs: 10_000,
  limitedBefore: false,
  ...part,
});

function schedulerWith(limit: number, part: Partial<CallSchedulerOptions> = {}): CallScheduler {
  return createCallScheduler({
    readLimit: async () => limit,
    limitUntilKnown: limit,
    windowMs,
    clock,
    random: () => 0,
    ...part,
  });
}

/** Enters and writes down when and by what name the call was let in or refused. */
function enterer(scheduler: CallScheduler) {
  const letIn: string[] = [];
  const refused: unknown[] = [];
  const leaves: ((outcome: CallOutcome) => void)[] = [];
  const enter = async (name: string, part: Partial<GatedCall> = {}, signal?: AbortSignal) => {
    try {
      leaves.push(await scheduler.enter(callOf(part), signal));
      letIn.push(name);
    } catch (error) {
      refused.push(error);
    }
  };
  const answerAll = (outcome = answered) => {
    for (const leave of leaves.splice(0)) leave(outcome);
  };
  return { enter, letIn, refused, answerAll };
}

test('lets a burst in at once up to half of the limit, and spreads the rest over the window', async () => {
  const { enter, letIn } = enterer(schedulerWith(100));
  for (let call = 0; call < 200; call += 1) void enter(`${call}`);
  await clock.pass(0);
  expect(letIn.length).toBeGreaterThanOrEqual(50);
  expect(letIn.length).toBeLessThanOrEqual(53);
  await clock.pass(10_000);
  expect(letIn.length).toBeGreaterThanOrEqual(66);
  expect(letIn.length).toBeLessThanOrEqual(71);
});

test('counts a slot from the sending until one window after the answer', async () => {
  const { enter, letIn, answerAll } = enterer(schedulerWith(2));
  for (const name of ['a', 'b', 'c']) void enter(name);
  await clock.pass(40_000);
  expect(letIn).toEqual(['a', 'b']);
  answerAll();
  await clock.pass(windowMs);
  expect(letIn).toEqual(['a', 'b']);
  await clock.pass(marginMs);
  expect(letIn).toEqual(['a', 'b', 'c']);
});

test('keeps the slot of a call whose end nobody knows until timeout, window and grace are over', async () => {
  const { enter, letIn, answerAll } = enterer(schedulerWith(1, { graceMs: 5_000 }));
  void enter('a');
  void enter('b');
  await clock.pass(0);
  answerAll({ kind: 'unknown' });
  await clock.pass(10_000 + windowMs + 5_000);
  expect(letIn).toEqual(['a']);
  await clock.pass(marginMs);
  expect(letIn).toEqual(['a', 'b']);
});

test('gives the slot of a call that was never sent to the next one at once', async () => {
  const { enter, letIn, answerAll } = enterer(schedulerWith(1));
  void enter('a');
  void enter('b');
  await clock.pass(0);
  answerAll({ kind: 'unsent' });
  await clock.pass(0);
  expect(letIn).toEqual(['a', 'b']);
});

test('frees a slot once, however often its call leaves', async () => {
  const scheduler = schedulerWith(1);
  const leave = await scheduler.enter(callOf());
  leave(answered);
  leave({ kind: 'unsent' });
  const { enter, letIn } = enterer(scheduler);
  void enter('b');
  await clock.pass(windowMs - 1);
  expect(letIn).toEqual([]);
});

test('lets exempt calls in at once and does not count them', async () => {
  const scheduler = schedulerWith(0);
  const leave = await scheduler.enter(callOf({ quota: 'exempt' }));
  leave({ kind: 'limited' });
  expect(scheduler.standing('eu2.make.com', '7')).toBeUndefined();
});

test('keeps organizations and zones apart', async () => {
  const { enter, letIn } = enterer(schedulerWith(1));
  void enter('a');
  void enter('another organization', { organization: '8' });
  void enter('another zone', { zone: 'us1.make.com' });
  await clock.pass(0);
  expect(letIn).toHaveLength(3);
});

test('keeps a slot for interactive calls that batch cannot take', async () => {
  const { enter, letIn } = enterer(schedulerWith(10));
  for (let call = 0; call < 30; call += 1) void enter('batch', { priority: 'batch' });
  await clock.pass(59_000);
  expect(letIn).toHaveLength(9);
  void enter('interactive', { priority: 'interactive' });
  await clock.pass(0);
  expect(letIn.at(-1)).toBe('interactive');
});

describe('refusing', () => {
  test('happens at once when the quota has no room before the deadline', async () => {
    const { enter, letIn, refused } = enterer(schedulerWith(1));
    void enter('a');
    await clock.pass(0);
    void enter('b', { deadlineAtMs: clock.now() + 30_000 });
    await clock.pass(0);
    expect(letIn).toEqual(['a']);
    expect(refused).toEqual([expect.objectContaining({ code: 'rate_limited', reason: 'deadline', retryable: true })]);
    const [{ retryAfterMs }] = refused as [{ retryAfterMs: number }];
    expect(retryAfterMs).toBeGreaterThan(30_000);
  });

  test('takes into account who goes before: a new user still has a turn where a greedy one has none', async () => {
    const scheduler = schedulerWith(60);
    const { enter, refused } = enterer(scheduler);
    for (let call = 0; call < 300; call += 1) void enter('ada');
    await clock.pass(30_000);
    const deadlineAtMs = clock.now() + 90_000;
    void enter('late', { deadlineAtMs });
    await clock.pass(0);
    expect(refused).toHaveLength(1);
    void enter('bob', { user: 'bob', deadlineAtMs });
    await clock.pass(0);
    expect(refused).toHaveLength(1);
  });

  test('happens at the deadline when waiting was in vain', async () => {
    const { enter, refused } = enterer(schedulerWith(1, { graceMs: 60_000 }));
    void enter('a');
    void enter('b', { deadlineAtMs: clock.now() + 100_000 });
    await clock.pass(99_999);
    expect(refused).toEqual([]);
    await clock.pass(1);
    expect(refused).toEqual([expect.objectContaining({ reason: 'deadline' })]);
    expect(clock.timers).toBe(0);
  });

  test('bounds what one user and one organization may keep waiting', async () => {
    const { enter, refused } = enterer(schedulerWith(1, { maxWaitingPerUser: 2, maxWaiting: 3 }));
    void enter('let in');
    await clock.pass(0);
    for (const user of ['ada', 'ada', 'ada', 'bob', 'cy']) void enter(user, { user });
    await clock.pass(0);
    expect(refused).toEqual([
      expect.objectContaining({ reason: 'user_queue_full' }),
      expect.objectContaining({ reason: 'organization_queue_full' }),
    ]);
  });

  test('leaves nothing behind: an aborted call is out of the queue, with the reason of its signal', async () => {
    const scheduler = schedulerWith(1);
    const { enter, refused, letIn, answerAll } = enterer(scheduler);
    void enter('a');
    const controller = new AbortController();
    void enter('b', {}, controller.signal);
    await clock.pass(0);
    const reason = new Error('enough');
    controller.abort(reason);
    await clock.pass(0);
    expect(refused).toEqual([reason]);
    expect(scheduler.standing('eu2.make.com', '7')).toMatchObject({ waiting: 0, running: 1 });
    void enter('c');
    answerAll({ kind: 'unsent' });
    await clock.pass(0);
    expect(letIn).toEqual(['a', 'c']);
  });
});

describe('after a 429', () => {
  test('lets nobody in for as long as Make said, then the refused call first', async () => {
    const { enter, letIn, answerAll } = enterer(schedulerWith(100));
    void enter('a');
    await clock.pass(0);
    answerAll({ kind: 'limited', retryAfterMs: 20_000 });
    await clock.pass(0);
    void enter('b');
    void enter('a again', { limitedBefore: true });
    await clock.pass(19_999);
    expect(letIn).toEqual(['a']);
    await clock.pass(1);
    expect(letIn).toEqual(['a', 'a again', 'b']);
  });

  test('cuts the limit once for answers that come together, and gives it back by 2 % a minute', async () => {
    const scheduler = schedulerWith(100);
    const { enter, answerAll } = enterer(scheduler);
    const limitNow = async () => {
      void enter('look');
      await clock.pass(0);
      return scheduler.standing('eu2.make.com', '7')?.limit;
    };
    for (let call = 0; call < 3; call += 1) void enter('a');
    await clock.pass(0);
    answerAll({ kind: 'limited' });
    await clock.pass(windowMs);
    expect(await limitNow()).toBe(72);
    await clock.pass(9 * windowMs);
    expect(await limitNow()).toBe(90);
    await clock.pass(10 * windowMs);
    expect(await limitNow()).toBe(100);
  });

  test('reads the limit again', async () => {
    let reads = 0;
    const scheduler = schedulerWith(100, { readLimit: async () => (reads += 1) && 100 });
    const { enter, answerAll } = enterer(scheduler);
    void enter('a');
    await clock.pass(0);
    expect(reads).toBe(1);
    answerAll({ kind: 'limited', retryAfterMs: 1 });
    await clock.pass(10);
    void enter('b');
    await clock.pass(10);
    expect(reads).toBe(2);
  });
});

describe('the limit', () => {
  test('is the least of Make until it is read, and read again every ten minutes and after a change of plan', async () => {
    const limits = [60, 120, 240];
    const scheduler = schedulerWith(0, { limitUntilKnown: 30, readLimit: async () => limits.shift() ?? 0 });
    const { enter } = enterer(scheduler);
    const limitAfter = async (ms: number) => {
      await clock.pass(ms);
      void enter('look');
      await clock.pass(0);
      return scheduler.standing('eu2.make.com', '7')?.limit;
    };
    expect(await limitAfter(0)).toBe(30);
    expect(await limitAfter(1_000)).toBe(60);
    expect(await limitAfter(600_000)).toBe(60);
    expect(await limitAfter(0)).toBe(120);
    scheduler.relearn('eu2.make.com', '7');
    await limitAfter(0);
    expect(await limitAfter(0)).toBe(240);
  });

  test('stays as it was when it cannot be read, which is told', async () => {
    const heard: unknown[] = [];
    const failure = new Error('Make is away');
    const scheduler = schedulerWith(50, {
      readLimit: () => Promise.reject(failure),
      onError: (error) => heard.push(error),
    });
    const { enter, letIn } = enterer(scheduler);
    void enter('a');
    await clock.pass(0);
    expect(letIn).toEqual(['a']);
    expect(heard).toEqual([failure]);
  });
});

test('has one timer for an organization, however many calls wait', async () => {
  const { enter } = enterer(schedulerWith(1));
  for (let call = 0; call < 100; call += 1) void enter('a', { deadlineAtMs: clock.now() + 200_000_000 + call });
  await clock.pass(0);
  expect(clock.timers).toBe(1);
});
