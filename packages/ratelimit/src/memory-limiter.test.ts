import { memoryLimiter } from './memory-limiter.js';
import type { Policy } from './policy.js';
import { rateLimiterContract } from './testing/index.js';

rateLimiterContract(test, (policies) => memoryLimiter(policies));

const byAddress: Policy = {
  name: 'address',
  key: ['ip'],
  quota: 2,
  windowMs: 60_000,
  whenStoreFails: 'closed',
};
const from = (ip: string) => ({ ip, principal: undefined, effect: 'read' });

test('holds all newcomers to one quota when its memory is full, and keeps counting those it knows', async () => {
  const limiter = memoryLimiter([byAddress], { capacity: 2 });
  await limiter.consume(from('192.0.2.1'));
  await limiter.consume(from('192.0.2.2'));
  const newcomers = ['192.0.2.3', '192.0.2.4', '192.0.2.5'];
  const decisions = [];
  for (const ip of newcomers) decisions.push((await limiter.consume(from(ip))).allowed);
  expect(decisions).toEqual([true, true, false]);
  expect(await limiter.consume(from('192.0.2.1'))).toMatchObject({ allowed: true, limits: [{ remaining: 0 }] });
  expect((await limiter.consume(from('192.0.2.1'))).allowed).toBe(false);
});

test.each([0, -1, 1.5, Number.NaN])('refuses a capacity of %p', (capacity) => {
  expect(() => memoryLimiter([byAddress], { capacity })).toThrow(RangeError);
});

test('goes on after a call that was rejected', async () => {
  const limiter = memoryLimiter([byAddress]);
  await expect(limiter.consume({ ...from('192.0.2.1'), cost: 0.5 })).rejects.toThrow(RangeError);
  expect((await limiter.consume(from('192.0.2.1'))).allowed).toBe(true);
});

test('keeps what it promised an old key while ten thousand new ones come, and holds those to one quota', async () => {
  let nowMs = 0;
  const limiter = memoryLimiter([{ ...byAddress, quota: 5 }], { capacity: 100, now: () => nowMs });
  for (let call = 0; call < 3; call += 1) await limiter.consume(from('192.0.2.1'));
  let admitted = 0;
  for (let at = 0; at < 10_000; at += 1) {
    nowMs += 1;
    if ((await limiter.consume(from(`10.1.${at >> 8}.${at & 255}`))).allowed) admitted += 1;
  }
  expect(admitted).toBe(99 + 5);
  expect(await limiter.consume(from('192.0.2.1'))).toMatchObject({ allowed: true, limits: [{ remaining: 1 }] });
});
