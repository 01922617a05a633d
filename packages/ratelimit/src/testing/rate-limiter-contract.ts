import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { LimitedCall } from '../rate-limiter.js';
import { actions } from './actions-contract.js';
import { assertWithin, callOf, limitIn, minuteMs, policyOf, refusalIn, spent } from './calls.js';
import type { OpenLimiter, Test } from './open-limiter.js';

/** Every promise of `RateLimiter`, for any adapter whose store works. It takes real time, about four seconds. */
export function rateLimiterContract(test: Test, open: OpenLimiter): void {
  answers(test, open);
  allOrNone(test, open);
  whoCounts(test, open);
  windows(test, open);
  actions(test, open);
}

function answers(test: Test, open: OpenLimiter): void {
  test('allows as much as the quota says, then refuses with the time to wait', async () => {
    const limiter = await open([policyOf('calls')]);
    const remaining = [];
    for (let call = 0; call < 3; call += 1) remaining.push(limitIn(await limiter.consume(callOf()), 'calls').remaining);
    assert.deepEqual(remaining, [2, 1, 0]);
    const refusal = refusalIn(await limiter.consume(callOf()));
    assert.equal(refusal.reason, 'quota_spent');
    assert.deepEqual(refusal.policies, ['calls']);
    assertWithin(refusal.retryAfterMs, 1, minuteMs + 1);
    const { quota, windowMs, remaining: left, resetMs } = limitIn(refusal, 'calls');
    assert.deepEqual({ quota, windowMs, left }, { quota: 3, windowMs: minuteMs, left: 0 });
    assertWithin(resetMs, 1, minuteMs + 1);
  });

  test('charges the cost of a call, and refuses what no longer fits while something smaller still does', async () => {
    const limiter = await open([policyOf('calls', { quota: 10 })]);
    assert.equal(limitIn(await limiter.consume(callOf({ cost: 7 })), 'calls').remaining, 3);
    assert.equal(limitIn(refusalIn(await limiter.consume(callOf({ cost: 4 }))), 'calls').remaining, 3);
    assert.equal(limitIn(await limiter.consume(callOf({ cost: 3 })), 'calls').remaining, 0);
  });

  test('says that a call which costs more than a whole quota never fits, and charges nothing', async () => {
    const limiter = await open([policyOf('wide', { quota: 10 }), policyOf('narrow')]);
    const refusal = refusalIn(await limiter.consume(callOf({ cost: 4 })));
    assert.equal(refusal.reason, 'cost_over_quota');
    assert.deepEqual(refusal.policies, ['narrow']);
    assert.equal(refusal.retryAfterMs, undefined);
    assert.equal(limitIn(await limiter.consume(callOf()), 'wide').remaining, 9);
  });

  test('rejects a cost that is not a whole number from 1', async () => {
    const limiter = await open([policyOf('calls')]);
    for (const cost of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await assert.rejects(() => limiter.consume(callOf({ cost })), RangeError);
    }
  });

  test('allows what no policy applies to, without limits', async () => {
    const limiter = await open([policyOf('addresses', { key: ['ip'] }), policyOf('deletes', { effects: ['delete'] })]);
    assert.deepEqual(await limiter.consume(callOf()), { allowed: true, counted: true, limits: [] });
  });
}

function allOrNone(test: Test, open: OpenLimiter): void {
  test('charges no policy when any refuses, whichever comes first', async () => {
    for (const order of ['narrow first', 'narrow last']) {
      const narrow = policyOf('narrow', { quota: 1 });
      const wide = policyOf('wide', { key: ['tenant'], quota: 10 });
      const limiter = await open(order === 'narrow first' ? [narrow, wide] : [wide, narrow]);
      const call = callOf({ tenant: order });
      assert.equal(limitIn(await limiter.consume(call), 'wide').remaining, 9);
      for (let again = 0; again < 5; again += 1) {
        const refusal = refusalIn(await limiter.consume(call));
        assert.deepEqual(refusal.policies, ['narrow']);
        // What is refused again without asking the store says nothing about the others.
        if (again === 0) assert.equal(limitIn(refusal, 'wide').remaining, 9);
      }
      assert.equal(limitIn(await limiter.consume({ ...call, principal: 'bob' }), 'wide').remaining, 8);
    }
  });

  test('names every policy that refuses and waits for the last of them', async () => {
    const limiter = await open([policyOf('short', { quota: 1, windowMs: 5_000 }), policyOf('long', { quota: 1 })]);
    await limiter.consume(callOf());
    const refusal = refusalIn(await limiter.consume(callOf()));
    assert.deepEqual(refusal.policies, ['short', 'long']);
    assertWithin(refusal.retryAfterMs, 5_002, minuteMs + 1);
  });

  test('grants no more than every quota to many callers at once', async () => {
    const limiter = await open([
      policyOf('person', { quota: 30 }),
      policyOf('tenant', { key: ['tenant'], quota: 70 }),
      policyOf('address', { key: ['ip'], quota: 90 }),
    ]);
    const callers = ['ada', 'bob', 'eve'].flatMap((principal) =>
      Array.from({ length: 50 }, () => callOf({ principal, tenant: 'acme', ip: '203.0.113.7' })),
    );
    const decisions = await Promise.all(callers.map(async (call) => ({ call, ...(await limiter.consume(call)) })));
    const granted = decisions.filter(({ allowed }) => allowed);
    assert.equal(granted.length, 70);
    for (const name of ['ada', 'bob', 'eve']) {
      assert.ok(granted.filter(({ call }) => call.principal === name).length <= 30);
    }
    const after = await limiter.consume(callOf({ principal: 'new', ip: '203.0.113.7' }));
    assert.equal(limitIn(after, 'address').remaining, 90 - 70 - 1);
  });

  test('lets refused calls take nothing from others, not even for a moment', async () => {
    const limiter = await open([
      policyOf('tenant', { key: ['tenant'], quota: 21 }),
      policyOf('person', { quota: 20 }),
      policyOf('loud', { effects: ['delete'], quota: 1 }),
    ]);
    const call = (part: Partial<LimitedCall>) => limiter.consume(callOf({ tenant: 'acme', ...part }));
    await call({ principal: 'eve', effect: 'delete' });
    const crowd = await Promise.all(
      Array.from({ length: 20 }, () => [
        ...Array.from({ length: 5 }, () => call({ principal: 'eve', effect: 'delete' })),
        call({ principal: 'ada' }),
      ]).map((calls) => Promise.all(calls)),
    );
    assert.ok(crowd.every((calls) => calls.at(-1)?.allowed === true));
    assert.ok(crowd.every((calls) => calls.slice(0, -1).every(({ allowed }) => !allowed)));
  });
}

function whoCounts(test: Test, open: OpenLimiter): void {
  test('counts every combination of the key by itself', async () => {
    const limiter = await open([policyOf('calls', { key: ['principal', 'effect'], quota: 1 })]);
    assert.equal(await spent(limiter, callOf({ principal: 'a', effect: 'bc' })), false);
    assert.equal(await spent(limiter, callOf({ principal: 'ab', effect: 'c' })), false);
    assert.equal(await spent(limiter, callOf({ principal: 'a:b', effect: 'c' })), false);
    assert.equal(await spent(limiter, callOf({ principal: 'a', effect: 'b:c' })), false);
    assert.equal(await spent(limiter, callOf({ principal: 'a', effect: 'bc', tool: 'x', ip: '::1' })), true);
  });

  test('takes principals of one name in two tenants for two', async () => {
    const limiter = await open([policyOf('calls', { quota: 1 })]);
    assert.equal(await spent(limiter, callOf({ tenant: 'acme' })), false);
    assert.equal(await spent(limiter, callOf({ tenant: 'umbrella' })), false);
    assert.equal(await spent(limiter, callOf()), false);
    assert.equal(await spent(limiter, callOf({ tenant: 'acme' })), true);
  });

  test('keeps policies with the same key apart', async () => {
    const limiter = await open([policyOf('calls', { quota: 2 }), policyOf('deletes', { effects: ['delete'] })]);
    await limiter.consume(callOf());
    const decision = await limiter.consume(callOf({ effect: 'delete' }));
    assert.deepEqual([limitIn(decision, 'calls').remaining, limitIn(decision, 'deletes').remaining], [0, 2]);
  });

  test('takes a /64 network for one client, and a mapped IPv4 address for that address', async () => {
    const limiter = await open([policyOf('addresses', { key: ['ip'], quota: 1 })]);
    const from = (ip: string) => spent(limiter, { principal: undefined, effect: 'sign-in', ip });
    assert.equal(await from('2001:db8:0:1::1'), false);
    assert.equal(await from('2001:db8:0:1:ffff::2'), true);
    assert.equal(await from('2001:db8:0:2::1'), false);
    assert.equal(await from('203.0.113.7'), false);
    assert.equal(await from('::ffff:203.0.113.7'), true);
    assert.equal(await from('203.0.113.8'), false);
  });
}

function windows(test: Test, open: OpenLimiter): void {
  test('frees each charge when it is a window old, which refused calls do not put off', async () => {
    const limiter = await open([policyOf('calls', { quota: 2, windowMs: 600 })]);
    await limiter.consume(callOf());
    await pause(250);
    await limiter.consume(callOf());
    const first = refusalIn(await limiter.consume(callOf()));
    assertWithin(first.retryAfterMs, 1, 360);
    assertWithin(limitIn(first, 'calls').resetMs, 361, 601);
    await pause((first.retryAfterMs ?? 0) + 10);
    assert.equal(limitIn(await limiter.consume(callOf()), 'calls').remaining, 0);
    assert.equal((await limiter.consume(callOf())).allowed, false);
  });

  test('frees all at last, and no earlier than a window after the last charge', async () => {
    const limiter = await open([policyOf('calls', { quota: 200, windowMs: 600 })]);
    const startMs = performance.now();
    await limiter.consume(callOf({ cost: 200 }));
    const refusal = refusalIn(await limiter.consume(callOf({ cost: 200 })));
    assertWithin(refusal.retryAfterMs, 1, 610);
    await pause((refusal.retryAfterMs ?? 0) + 10);
    assert.equal((await limiter.consume(callOf({ cost: 200 }))).allowed, true);
    assert.ok(performance.now() - startMs >= 599);
  });

  test('shows a policy without a running window as whole when another refuses', async () => {
    const limiter = await open([
      policyOf('fresh', { key: ['effect'] }),
      policyOf('spent', { key: ['tenant'], quota: 1 }),
    ]);
    await limiter.consume(callOf({ tenant: 'acme' }));
    const { remaining, resetMs } = limitIn(await limiter.consume(callOf({ tenant: 'acme', effect: 'run' })), 'fresh');
    assert.deepEqual({ remaining, resetMs }, { remaining: 3, resetMs: 0 });
  });
}
