import type { RateLimiter } from '@makegate/ratelimit';
import type { Step } from '../pipeline.js';
import { LimitsUnavailableError, RateLimitedError } from '../tool-errors.js';

/** Charges each call once, the first half of a delete too, and refuses it when a limit is spent. */
export const limited =
  (limiter: RateLimiter | undefined): Step =>
  (next) => {
    if (limiter === undefined) return next;
    return async (call) => {
      const { tool, principal } = call;
      const { effect, name } = tool;
      const decision = await limiter.consume({ effect, principal: principal.id, tenant: principal.tenant, tool: name });
      if (decision.allowed) return next(call);
      const { reason, retryAfterMs } = decision;
      throw reason === 'store_unavailable'
        ? new LimitsUnavailableError(retryAfterMs)
        : new RateLimitedError(retryAfterMs);
    };
  };
