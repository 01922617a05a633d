export { rateLimiterContract } from './rate-limiter-contract.js';
export { slotPoolContract } from './slot-pool-contract.js';
export type { OpenLimiter, Test } from './open-limiter.js';
export type { OpenSlotPool } from './slot-pool-contract.js';
