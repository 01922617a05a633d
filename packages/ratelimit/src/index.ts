export { defaultPolicies } from './default-policies.js';
export { headersOf } from './headers.js';
export { memoryLimiter } from './memory-limiter.js';
export { networkOf } from './network-of.js';
export { PolicyInvalidError, checkPolicies } from './policy.js';
export type { Allowed, Decision, LimitState, Refused } from './decision.js';
export type { MemoryLimiterOptions } from './memory-limiter.js';
export type { KeyPart, Policy } from './policy.js';
export type { LimitedCall, RateLimiter } from './rate-limiter.js';
