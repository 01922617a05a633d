import type { Decision } from './decision.js';

/** A refusal as `application/problem+json` (RFC 9457), with the fields of draft-ietf-httpapi-ratelimit-headers-10. */
export interface LimitProblem {
  readonly type: string;
  readonly title: string;
  /** The HTTP status to answer with. */
  readonly status: 429 | 503;
  readonly detail: string;
  readonly 'violated-policies': readonly string[];
}

const types = 'https://iana.org/assignments/http-problem-types#';

/** 503 when the counters are out of reach, else 429. Names policies, not callers. */
export function problemOf({ reason, policies, retryAfterMs }: Extract<Decision, { allowed: false }>): LimitProblem {
  const away = reason === 'store_unavailable';
  const seconds = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000);
  return {
    type: `${types}${away ? 'temporary-reduced-capacity' : 'quota-exceeded'}`,
    title: away ? 'Limits cannot be checked at the moment' : 'The quota is spent',
    status: away ? 503 : 429,
    detail: seconds === undefined ? 'The request costs more than a whole quota.' : `Try again in ${seconds} s.`,
    'violated-policies': policies,
  };
}
