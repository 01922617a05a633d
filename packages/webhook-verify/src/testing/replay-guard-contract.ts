import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReplayGuard } from '../replay-guard.js';

/** What a test runner's `test` looks like: Jest, Vitest and node:test fit. */
export type Test = (title: string, body: () => Promise<void>) => unknown;

/** Makes a guard that remembers for `keepMs`, over a store whose ids no other test uses. */
export type OpenReplayGuard = (keepMs: number) => ReplayGuard | Promise<ReplayGuard>;

const minuteMs = 60_000;

/** Every promise of `ReplayGuard`, for any adapter. It takes real time, about two seconds. */
export function replayGuardContract(test: Test, open: OpenReplayGuard): void {
  claims(test, open);
  endings(test, open);
  lateHandlers(test, open);
}

function claims(test: Test, open: OpenReplayGuard): void {
  test('gives an id to the first caller only, and keeps ids apart', async () => {
    const guard = await open(minuteMs);
    assert.equal(guard.keepMs, minuteMs);
    assert.equal((await guard.claim('left', minuteMs)).state, 'claimed');
    assert.equal((await guard.claim('left', minuteMs)).state, 'in_progress');
    assert.equal((await guard.claim('right', minuteMs)).state, 'claimed');
    assert.equal((await guard.claim('', minuteMs)).state, 'claimed');
    assert.equal((await guard.claim('x'.repeat(4_096), minuteMs)).state, 'claimed');
  });

  test('lets exactly one of many callers at once win', async () => {
    const guard = await open(minuteMs);
    const states = await Promise.all(Array.from({ length: 50 }, () => guard.claim('crowd', minuteMs)));
    assert.equal(states.filter(({ state }) => state === 'claimed').length, 1);
    assert.equal(states.filter(({ state }) => state === 'in_progress').length, 49);
  });

  test('lets the next caller in when a lease ends without a word, and not earlier', async () => {
    const guard = await open(minuteMs);
    await guard.claim('died', 200);
    await guard.claim('lives', minuteMs);
    assert.equal((await guard.claim('died', minuteMs)).state, 'in_progress');
    await pause(350);
    assert.equal((await guard.claim('died', minuteMs)).state, 'claimed');
    assert.equal((await guard.claim('lives', minuteMs)).state, 'in_progress');
  });
}

function endings(test: Test, open: OpenReplayGuard): void {
  test('remembers what is done, longer than its lease and no longer than keepMs', async () => {
    const guard = await open(500);
    assert.equal(await guard.done('id', await tokenOf(guard, 'id', 100)), true);
    await pause(250);
    assert.equal((await guard.claim('id', minuteMs)).state, 'done');
    await pause(400);
    assert.equal((await guard.claim('id', minuteMs)).state, 'claimed');
  });

  test('gives an id back at once when it is released', async () => {
    const guard = await open(minuteMs);
    await guard.release('id', await tokenOf(guard, 'id', minuteMs));
    const token = await tokenOf(guard, 'id', minuteMs);
    assert.equal(await guard.done('id', token), true);
    await guard.release('id', token);
    assert.equal((await guard.claim('id', minuteMs)).state, 'done');
  });

  test('says once that a claim is done', async () => {
    const guard = await open(minuteMs);
    const token = await tokenOf(guard, 'id', minuteMs);
    assert.equal(await guard.done('id', token), true);
    assert.equal(await guard.done('id', token), false);
  });
}

function lateHandlers(test: Test, open: OpenReplayGuard): void {
  test('counts a handler that is late, as long as nobody has taken over', async () => {
    const guard = await open(minuteMs);
    const token = await tokenOf(guard, 'id', 50);
    await pause(200);
    assert.equal(await guard.done('id', token), true);
    assert.equal((await guard.claim('id', minuteMs)).state, 'done');
  });

  test('lets a late handler neither end nor give back the claim of another', async () => {
    const guard = await open(minuteMs);
    const late = await tokenOf(guard, 'id', 50);
    await pause(200);
    const token = await tokenOf(guard, 'id', minuteMs);
    assert.equal(await guard.done('id', late), false);
    await guard.release('id', late);
    assert.equal((await guard.claim('id', minuteMs)).state, 'in_progress');
    assert.equal(await guard.done('id', token), true);
    assert.equal(await guard.done('id', late), false);
  });
}

async function tokenOf(guard: ReplayGuard, id: string, leaseMs: number): Promise<string> {
  const claim = await guard.claim(id, leaseMs);
  assert.equal(claim.state, 'claimed');
  return claim.state === 'claimed' ? claim.token : '';
}
