import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Once } from '../once.js';

/** What a test runner's `test` looks like: Jest, Vitest and node:test fit. */
export type Test = (title: string, body: () => Promise<void>) => unknown;

/**
 * Every promise of `Once`, for any adapter. `open` gives a fresh one each time, or one over a store whose ids no other test
 * uses; it takes real time, at most a second.
 */
export function onceContract(test: Test, open: () => Once | Promise<Once>): void {
  test('says yes to the first claim of an id and no to every other', async () => {
    const once = await open();
    assert.equal(await once.claim('first', 60_000), true);
    assert.equal(await once.claim('first', 60_000), false);
    assert.equal(await once.claim('first', 1), false);
  });

  test('keeps ids apart', async () => {
    const once = await open();
    assert.equal(await once.claim('left', 60_000), true);
    assert.equal(await once.claim('right', 60_000), true);
    assert.equal(await once.claim('', 60_000), true);
  });

  test('lets exactly one of many claims at the same time win', async () => {
    const once = await open();
    const claims = await Promise.all(Array.from({ length: 50 }, () => once.claim('crowd', 60_000)));
    assert.equal(claims.filter((won) => won).length, 1);
  });

  test('forgets an id after its time, and not because another came or was refused', async () => {
    const once = await open();
    assert.equal(await once.claim('short', 150), true);
    assert.equal(await once.claim('long', 60_000), true);
    assert.equal(await once.claim('short', 60_000), false);
    await pause(300);
    assert.equal(await once.claim('short', 60_000), true);
    assert.equal(await once.claim('long', 60_000), false);
  });
}
