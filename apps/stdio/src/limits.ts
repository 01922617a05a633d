import type { Policy, RateLimiter } from '@makegate/ratelimit';

const minuteMs = 60_000;

/**
 * More than one person and their model get to in honest work: ten calls a second, and in an hour two hundred steps of
 * deletes, of which a delete with a preview takes two. What runs away is stopped by it. Counted in memory, so the store
 * cannot fail.
 */
const policies: readonly Policy[] = [
  { name: 'calls', key: ['principal'], quota: 600, windowMs: minuteMs, whenStoreFails: 'closed' },
  {
    name: 'deletes',
    key: ['principal'],
    effects: ['delete'],
    quota: 200,
    windowMs: 60 * minuteMs,
    whenStoreFails: 'closed',
  },
];

/** A limiter that is loaded with the first call, because a client waits for the start. */
export function limits(): RateLimiter {
  let loading: Promise<RateLimiter> | undefined;
  return {
    consume: async (call) => (await (loading ??= load())).consume(call),
  };
}

const load = async (): Promise<RateLimiter> => (await import('@makegate/ratelimit')).memoryLimiter(policies);
