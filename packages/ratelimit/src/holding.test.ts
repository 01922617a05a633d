import { memoryLimiter } from './memory-limiter.js';
import type { Policy } from './policy.js';

const delayed: Policy = {
  name: 'calls',
  key: ['principal'],
  quota: 1,
  windowMs: 60_000,
  action: 'delay',
  delay: { firstMs: 100, mostMs: 400, strikes: 4, forgiveMs: 30_000 },
  whenStoreFails: 'closed',
};
const tenant: Policy = { name: 'tenant', key: ['tenant'], quota: 100, windowMs: 60_000, whenStoreFails: 'closed' };
const ada = { principal: 'ada', tenant: 'acme', effect: 'read' };

test('doubles the delay to its longest, refuses then, and forgives strikes one by one', async () => {
  let nowMs = 1_000_000;
  const waited: number[] = [];
  const limiter = memoryLimiter([delayed], { now: () => nowMs, wait: async (ms) => void waited.push(ms) });
  const consume = () => limiter.consume(ada);
  for (let call = 0; call < 5; call += 1) expect((await consume()).allowed).toBe(true);
  expect(waited).toEqual([100, 200, 400, 400]);
  expect(await consume()).toMatchObject({ allowed: false, policies: ['calls'], retryAfterMs: 30_001 });
  nowMs += 30_001;
  expect(await consume()).toMatchObject({ allowed: true, delayedMs: 400 });
  expect((await consume()).allowed).toBe(false);
  nowMs += 4 * 30_000;
  expect(await consume()).toEqual(expect.not.objectContaining({ delayedMs: expect.anything() }));
});

test('holds no more calls than it may, refuses others over the quota at once, and charges them nothing', async () => {
  const release: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => void release.push(resolve));
  const limiter = memoryLimiter([delayed, tenant], { mostHeld: 2, wait });
  const names = ['ada', 'bob', 'eve'];
  for (const principal of names) await limiter.consume({ ...ada, principal });
  const [first, second] = names.slice(0, 2).map((principal) => limiter.consume({ ...ada, principal }));
  expect(await limiter.consume({ ...ada, principal: 'eve' })).toMatchObject({ allowed: false, policies: ['calls'] });
  // Who is within the quota does not have to wait, and needs no room for it.
  expect(await limiter.consume({ ...ada, principal: 'new' })).toMatchObject({
    allowed: true,
    limits: [{}, { remaining: 94 }],
  });
  for (const go of release) go();
  expect(await Promise.all([first, second])).toMatchObject([{ delayedMs: 100 }, { delayedMs: 100 }]);
  const late = limiter.consume({ ...ada, principal: 'eve' });
  await new Promise(setImmediate);
  release.at(-1)?.();
  expect(await late).toMatchObject({ allowed: true, delayedMs: 100 });
});
