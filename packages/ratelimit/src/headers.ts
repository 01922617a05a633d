import type { Decision, LimitState } from './decision.js';

/**
 * Header fields that tell a client how it stands: `RateLimit-Policy` and `RateLimit` as in
 * draft-ietf-httpapi-ratelimit-headers-10, the older `X-RateLimit-Limit`, `-Remaining` and `-Reset` for the policy that is
 * nearest to refusing, and `Retry-After` on a refusal. All times are seconds from now, rounded up.
 */
export function headersOf(decision: Decision): Readonly<Record<string, string>> {
  const { limits } = decision;
  const nearest = nearestLimit(decision);
  return {
    ...(limits.length > 0 && {
      'RateLimit-Policy': limits.map(policyItem).join(', '),
      RateLimit: limits.map(limitItem).join(', '),
    }),
    ...(nearest && {
      'X-RateLimit-Limit': String(nearest.quota),
      'X-RateLimit-Remaining': String(nearest.remaining),
      'X-RateLimit-Reset': String(seconds(nearest.resetMs)),
    }),
    ...(!decision.allowed &&
      decision.retryAfterMs !== undefined && { 'Retry-After': String(seconds(decision.retryAfterMs)) }),
  };
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** Names of policies need no escaping inside the quotes. */
const policyItem = ({ policy, quota, windowMs }: LimitState): string => `"${policy}";q=${quota};w=${seconds(windowMs)}`;

const limitItem = ({ policy, remaining, resetMs }: LimitState): string =>
  `"${policy}";r=${remaining}${resetMs > 0 ? `;t=${seconds(resetMs)}` : ''}`;

/** Of the policies that refuse the one that does so longest, else the one with the smallest part left. */
function nearestLimit(decision: Decision): LimitState | undefined {
  const { limits } = decision;
  if (decision.allowed) return limits.toSorted((a, b) => a.remaining / a.quota - b.remaining / b.quota)[0];
  const refusing = limits.filter(({ policy }) => decision.policies.includes(policy));
  return refusing.toSorted((a, b) => b.resetMs - a.resetMs)[0];
}
