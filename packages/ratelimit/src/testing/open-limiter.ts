import type { Policy } from '../policy.js';
import type { RateLimiter } from '../rate-limiter.js';

/** What a test runner's `test` looks like: Jest, Vitest and node:test fit. */
export type Test = (title: string, body: () => Promise<void>) => unknown;

/** Makes a limiter with these policies, over counters that no other test uses. */
export type OpenLimiter = (policies: readonly Policy[]) => RateLimiter | Promise<RateLimiter>;
