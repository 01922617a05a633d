import { headersOf, type Decision } from '@makegate/ratelimit';
import { Refusal } from '../refusal.js';
import type { GatewayServerOptions } from '../server-options.js';

/** A limiter's no as an answer: 429 when there was too much, 503 when nobody can tell. */
export function decisionRefusal(
  decision: Extract<Decision, { allowed: false }>,
  onEvent: GatewayServerOptions['onEvent'],
): Refusal {
  onEvent?.({ kind: 'limit_refused', policies: decision.policies });
  const code = decision.reason === 'store_unavailable' ? 'limits_unavailable' : 'rate_limited';
  return new Refusal(code, headersOf(decision));
}
