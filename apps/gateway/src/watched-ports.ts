import type { AuditLog } from '@makegate/audit';
import type { RateLimiter } from '@makegate/ratelimit';
import type { Once } from '@makegate/tools';

/** The same log, with somebody who hears that an event may be missing. */
export const watchedAudit = (log: AuditLog, onFailed: (error: unknown) => void): AuditLog => ({
  failing: () => log.failing(),
  async append(event) {
    try {
      await log.append(event);
    } catch (error) {
      onFailed(error);
      throw error;
    }
  },
});

/** The same limiter, with somebody who hears which policies refused a call. */
export const watchedLimiter = (
  limiter: RateLimiter,
  onRefused: (policies: readonly string[]) => void,
): RateLimiter => ({
  async consume(call) {
    const decision = await limiter.consume(call);
    if (!decision.allowed) onRefused(decision.policies);
    return decision;
  },
});

/** The same memory, with somebody who hears that it did not answer. */
export const watchedOnce = (once: Once, onFailed: (error: unknown) => void): Once => ({
  async claim(id, ttlMs) {
    try {
      return await once.claim(id, ttlMs);
    } catch (error) {
      onFailed(error);
      throw error;
    }
  },
});
