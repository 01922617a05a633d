import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { assertWithin, callOf, limitIn, policyOf, refusalIn } from './calls.js';
import type { OpenLimiter, Test } from './open-limiter.js';

/** How policies count and what they do to calls that no longer fit. */
export function actions(test: Test, open: OpenLimiter): void {
  test('charges what the policy and the call cost, multiplied', async () => {
    const limiter = await open([policyOf('weighed', { quota: 20, cost: 3 }), policyOf('plain', { quota: 20 })]);
    const decision = await limiter.consume(callOf({ cost: 2 }));
    assert.deepEqual([limitIn(decision, 'weighed').remaining, limitIn(decision, 'plain').remaining], [14, 18]);
  });

  test('refills a bucket little by little', async () => {
    const limiter = await open([policyOf('burst', { counting: 'bucket', quota: 10, windowMs: 2_000 })]);
    assert.equal(limitIn(await limiter.consume(callOf({ cost: 10 })), 'burst').remaining, 0);
    const refusal = refusalIn(await limiter.consume(callOf({ cost: 2 })));
    assertWithin(refusal.retryAfterMs, 1, 401);
    await pause((refusal.retryAfterMs ?? 0) + 10);
    assert.equal((await limiter.consume(callOf({ cost: 2 }))).allowed, true);
    assert.equal((await limiter.consume(callOf({ cost: 5 }))).allowed, false);
  });

  test('lets a shadow policy refuse nothing, and says when it would', async () => {
    const limiter = await open([policyOf('tried', { action: 'shadow', quota: 1 }), policyOf('calls', { quota: 2 })]);
    const decisions = [];
    for (let call = 0; call < 3; call += 1) decisions.push(await limiter.consume(callOf()));
    assert.deepEqual(
      decisions.map((decision) => [decision.allowed, decision.allowed && decision.wouldRefuse]),
      [
        [true, undefined],
        [true, ['tried']],
        [false, false],
      ],
    );
    assert.deepEqual(
      decisions[0]?.limits.map(({ policy }) => policy),
      ['calls'],
    );
  });

  test('delays what is over a quota, longer each time, and then refuses until a strike is forgiven', async () => {
    const delay = { firstMs: 20, mostMs: 50, strikes: 3, forgiveMs: 20_000 };
    const limiter = await open([policyOf('calls', { action: 'delay', quota: 1, delay })]);
    const startMs = performance.now();
    const decisions = [];
    for (let call = 0; call < 4; call += 1) decisions.push(await limiter.consume(callOf()));
    assert.deepEqual(
      decisions.map((decision) => (decision.allowed ? decision.delayedMs : 'refused')),
      [undefined, 20, 40, 50],
    );
    assert.ok(performance.now() - startMs >= 105);
    const refusal = refusalIn(await limiter.consume(callOf()));
    assert.deepEqual(refusal.policies, ['calls']);
    assertWithin(refusal.retryAfterMs, 1, 20_001);
    assert.equal((await limiter.consume(callOf({ principal: 'bob' }))).allowed, true);
  });

  test('gives no strike to a call that another policy refuses', async () => {
    const delay = { firstMs: 1, strikes: 1, forgiveMs: 60_000 };
    const limiter = await open([
      policyOf('calls', { action: 'delay', quota: 1, delay }),
      policyOf('deletes', { effects: ['delete'], quota: 1 }),
    ]);
    assert.equal((await limiter.consume(callOf({ effect: 'delete' }))).allowed, true);
    for (let call = 0; call < 3; call += 1) {
      assert.deepEqual(refusalIn(await limiter.consume(callOf({ effect: 'delete' }))).policies, ['deletes']);
    }
    const late = await limiter.consume(callOf());
    assert.equal(late.allowed && late.delayedMs, 1);
  });
}
