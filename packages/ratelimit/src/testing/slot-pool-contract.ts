import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { SlotAnswer, SlotPool, SlotRequest } from '../scheduler/slot-pool.js';
import type { Test } from './open-limiter.js';

/** Makes a pool whose quotas no other test uses. */
export type OpenSlotPool = () => SlotPool | Promise<SlotPool>;

const windowMs = 60_000;
let numbers = 0;

function requestOf(part: Partial<SlotRequest> = {}): SlotRequest {
  numbers += 1_000;
  return {
    quota: 'eu2.make.com/1',
    replica: 'a',
    firstSlot: numbers,
    urgent: 0,
    plain: 0,
    users: 1,
    limit: 100,
    windowMs,
    holdMs: 2 * windowMs,
    ...part,
  };
}

/** Every promise of `SlotPool`, for any adapter whose store works. It takes real time, about two seconds. */
export function slotPoolContract(test: Test, open: OpenSlotPool): void {
  giving(test, open);
  freeing(test, open);
  freezing(test, open);
  sharing(test, open);
}

function giving(test: Test, open: OpenSlotPool): void {
  test('gives half of the limit at once and the rest at the pace of the window', async () => {
    const pool = await open();
    const first = await pool.take(requestOf({ plain: 100 }));
    assertWithin(first.granted, 50, 53);
    assert.equal(first.used, first.granted);
    assert.equal(first.limit, 100);
    assertWithin(first.plainWaitMs, 300, 600);
    const second = await pool.take(requestOf({ plain: 100 }));
    assertWithin(second.granted, 0, 1);
  });

  test('gives urgent calls what is ahead of the pace, and the reserve, but never more than the limit', async () => {
    const pool = await open();
    const plain = await pool.take(requestOf({ plain: 100 }));
    const ahead = await pool.take(requestOf({ urgent: 100 }));
    assertWithin(ahead.granted, 8, 12);
    assert.equal(ahead.used, plain.granted + ahead.granted);
    const small = { quota: 'eu2.make.com/small', limit: 10, windowMs: 100, holdMs: windowMs };
    await pool.take(requestOf({ ...small, plain: 20 }));
    await pause(150);
    assert.equal((await pool.take(requestOf({ ...small, plain: 20 }))).used, 9);
    const last = await pool.take(requestOf({ ...small, urgent: 20 }));
    assert.deepEqual([last.granted, last.used], [1, 10]);
    assertWithin(last.urgentWaitMs, 50, 100);
  });

  test('gives nothing for a limit of nothing', async () => {
    const pool = await open();
    const { granted, plainWaitMs } = await pool.take(requestOf({ urgent: 1, plain: 1, limit: 0 }));
    assert.equal(granted, 0);
    assertWithin(plainWaitMs, 1_000, windowMs);
  });

  test('gives many that ask at once no more than there is, and all of it', async () => {
    const pool = await open();
    const requests = Array.from({ length: 40 }, (_, at) => requestOf({ replica: `r${at}`, urgent: 5, limit: 60 }));
    const granted = (await Promise.all(requests.map((request) => pool.take(request)))).map((answer) => answer.granted);
    assertWithin(sum(granted), 36, 38);
    const tight = { quota: 'eu2.make.com/tight', limit: 60, windowMs: 50, holdMs: windowMs, urgent: 5 };
    const all = await Promise.all(requests.map((request) => pool.take({ ...request, ...tight })));
    assert.equal(sum(all.map((answer) => answer.granted)), 60);
  });

  test('keeps quotas apart', async () => {
    const pool = await open();
    await pool.take(requestOf({ plain: 100 }));
    assert.equal((await pool.take(requestOf({ quota: 'us1.make.com/1', plain: 1 }))).used, 1);
  });
}

function freeing(test: Test, open: OpenSlotPool): void {
  const one = { limit: 1, urgent: 1 };

  test('gives a slot back when it is held for too long', async () => {
    const pool = await open();
    await pool.take(requestOf({ ...one, holdMs: 200 }));
    const refused = await pool.take(requestOf(one));
    assert.equal(refused.granted, 0);
    assertWithin(refused.urgentWaitMs, 1, 200);
    await pause(refused.urgentWaitMs + 30);
    assert.equal((await pool.take(requestOf(one))).granted, 1);
  });

  test('frees a slot when it is told, later or at once', async () => {
    const pool = await open();
    const first = requestOf(one);
    await pool.take(first);
    await pool.free(first.quota, `a:${first.firstSlot}`, 150);
    assert.equal((await pool.take(requestOf(one))).granted, 0);
    await pause(180);
    const second = requestOf(one);
    assert.equal((await pool.take(second)).granted, 1);
    await pool.free(second.quota, `a:${second.firstSlot}`, 0);
    assert.equal((await pool.take(requestOf({ limit: 1 }))).used, 0);
  });

  test('leaves a slot alone that is not in use', async () => {
    const pool = await open();
    await pool.free('eu2.make.com/1', 'a:1', windowMs);
    assert.equal((await pool.take(requestOf({ limit: 1 }))).used, 0);
  });
}

function freezing(test: Test, open: OpenSlotPool): void {
  test('gives nothing while it is frozen, and less afterwards, cut once for freezes that come together', async () => {
    const pool = await open();
    await pool.freeze('eu2.make.com/1', 200);
    await pool.freeze('eu2.make.com/1', 250);
    const frozen = await pool.take(requestOf({ urgent: 1, plain: 1 }));
    assert.equal(frozen.granted, 0);
    for (const ms of [frozen.frozenMs, frozen.urgentWaitMs, frozen.plainWaitMs]) assertWithin(ms, 150, 250);
    await pause(frozen.frozenMs + 30);
    const thawed = await pool.take(requestOf({ plain: 1 }));
    assert.deepEqual([thawed.granted, thawed.limit, thawed.frozenMs], [1, 70, 0]);
    await pool.freeze('eu2.make.com/1', 1);
    await pause(30);
    assert.equal((await pool.take(requestOf())).limit, 49);
  });
}

function sharing(test: Test, open: OpenSlotPool): void {
  test('tells each replica its part of the users who wait, and forgets those with nobody waiting', async () => {
    const pool = await open();
    const ask = async (replica: string, users: number): Promise<SlotAnswer> =>
      pool.take(requestOf({ replica, users, plain: users, limit: 10 }));
    assert.equal((await ask('a', 3)).share, 1);
    assert.equal((await ask('b', 1)).share, 0.25);
    assert.equal((await ask('a', 3)).share, 0.75);
    await ask('b', 0);
    assert.equal((await ask('a', 3)).share, 1);
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function assertWithin(value: number, least: number, most: number): void {
  assert.ok(value >= least && value <= most, `${value} is not between ${least} and ${most}`);
}
