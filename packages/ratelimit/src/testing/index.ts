export { rateLimiterContract } from './rate-limiter-contract.js';
export type { OpenLimiter, Test } from './open-limiter.js';
