import type { Counters } from './counters.js';
import { limiterOver } from './limiter-over.js';
import type { Policy } from './policy.js';

const broken: Counters = { charge: () => Promise.reject(new Error('out of reach')) };
const policyOf = (name: string, whenStoreFails: Policy['whenStoreFails']): Policy => ({
  name,
  key: ['principal'],
  quota: 5,
  windowMs: 1_000,
  whenStoreFails,
});
const call = { principal: 'ada', effect: 'read' };

test('lets calls pass uncounted when the store fails and every policy that applies is open', async () => {
  const limiter = limiterOver(broken, [policyOf('soft', 'open'), policyOf('mild', 'open')]);
  expect(await limiter.consume(call)).toEqual({ allowed: true, counted: false, limits: [] });
});

test('refuses when the store fails and one policy that applies is closed, naming the closed ones', async () => {
  const elsewhere = { ...policyOf('elsewhere', 'closed'), key: ['ip'] as const };
  const limiter = limiterOver(broken, [policyOf('soft', 'open'), policyOf('hard', 'closed'), elsewhere]);
  expect(await limiter.consume(call)).toEqual({
    allowed: false,
    reason: 'store_unavailable',
    policies: ['hard'],
    retryAfterMs: 1_000,
    limits: [],
  });
});

test('tells every failure of the store, and hides none behind a decision', async () => {
  const heard: unknown[] = [];
  const limiter = limiterOver(broken, [policyOf('soft', 'open')], (error) => heard.push(error));
  await limiter.consume(call);
  await limiter.consume(call);
  expect(heard).toEqual([new Error('out of reach'), new Error('out of reach')]);
});

test('hands the store digests, never what the app takes for a principal', async () => {
  const counters: string[] = [];
  const recording: Counters = {
    charge: async (layers) => {
      counters.push(...layers.map(({ counter }) => counter));
      return { charged: true, counts: layers.map(() => ({ spent: 1, resetMs: 1_000 })) };
    },
  };
  const principal = 'mkgw_1_8f14e45fceea167a5a36dedd4bea2543';
  await limiterOver(recording, [policyOf('calls', 'closed')]).consume({ ...call, principal });
  expect(counters).toEqual([expect.stringMatching(/^[\w-]{22}$/)]);
  expect(counters.join('')).not.toContain('8f14');
});
