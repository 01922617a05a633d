import { gatewayScopes, isGatewayScope, missingGatewayScopes } from '@makegate/auth';
import type { RateLimiter } from '@makegate/ratelimit';
import { toolset } from '@makegate/tools';

const otherScopes = Object.keys(gatewayScopes)
  .filter(isGatewayScope)
  .filter((scope) => scope !== 'make:admin');

/** Tools that nobody may use without `make:admin`. Those that delete are limited as such, which is stricter. */
const administrative: ReadonlySet<string> = new Set(
  toolset('everything')
    .filter((tool) => tool.effect !== 'delete' && missingGatewayScopes(otherScopes, tool).length > 0)
    .map(({ name }) => name),
);

/** Counts calls of administrative tools with the effect `admin`, for policies of their own. */
export const weighedLimiter = (limiter: RateLimiter): RateLimiter => ({
  consume: (call) => limiter.consume(administrative.has(call.tool ?? '') ? { ...call, effect: 'admin' } : call),
});
