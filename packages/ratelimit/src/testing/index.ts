export { rateLimiterContract } from './rate-limiter-contract.js';
export type { OpenLimiter, Test } from './rate-limiter-contract.js';
