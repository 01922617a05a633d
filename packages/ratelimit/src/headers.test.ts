import { headersOf } from './headers.js';
import type { LimitState } from './decision.js';

const tenant: LimitState = { policy: 'tenant', quota: 1000, windowMs: 3_600_000, remaining: 400, resetMs: 59_001 };
const burst: LimitState = { policy: 'burst', quota: 10, windowMs: 1_500, remaining: 8, resetMs: 0 };

test('lists every policy and its standing in the fields of the draft, and the tightest one in the older fields', () => {
  expect(headersOf({ allowed: true, counted: true, limits: [burst, tenant] })).toEqual({
    'RateLimit-Policy': '"burst";q=10;w=2, "tenant";q=1000;w=3600',
    RateLimit: '"burst";r=8, "tenant";r=400;t=60',
    'X-RateLimit-Limit': '1000',
    'X-RateLimit-Remaining': '400',
    'X-RateLimit-Reset': '60',
  });
});

test('says when to come back after a refusal, and shows the policy that refuses longest', () => {
  const spent = { ...burst, remaining: 0, resetMs: 1_200 };
  const headers = headersOf({
    allowed: false,
    reason: 'quota_spent',
    policies: ['burst'],
    retryAfterMs: 1_200,
    limits: [{ ...tenant, remaining: 0 }, spent],
  });
  expect(headers).toMatchObject({ 'Retry-After': '2', 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '0' });
});

test('says only when to come back while the store is away', () => {
  const refusal = { allowed: false, reason: 'store_unavailable', policies: ['tenant'], retryAfterMs: 1_000 } as const;
  expect(headersOf({ ...refusal, limits: [] })).toEqual({ 'Retry-After': '1' });
});

test('says nothing when nothing is known or waiting does not help', () => {
  expect(headersOf({ allowed: true, counted: false, limits: [] })).toEqual({});
  const never = { allowed: false, reason: 'cost_over_quota', policies: ['burst'], retryAfterMs: undefined } as const;
  expect(headersOf({ ...never, limits: [] })).toEqual({});
});
