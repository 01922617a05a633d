import { problemOf } from './problem.js';

test('says which policies a request violated, and when to come back', () => {
  expect(
    problemOf({ allowed: false, reason: 'quota_spent', policies: ['sign-in'], retryAfterMs: 1_200, limits: [] }),
  ).toEqual({
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    title: 'The quota is spent',
    status: 429,
    detail: 'Try again in 2 s.',
    'violated-policies': ['sign-in'],
  });
});

test('does not ask to come back where that does not help, and blames nobody while the store is away', () => {
  const refusal = { allowed: false, policies: ['calls'], limits: [] } as const;
  expect(problemOf({ ...refusal, reason: 'cost_over_quota', retryAfterMs: undefined })).toMatchObject({
    status: 429,
    detail: 'The request costs more than a whole quota.',
  });
  expect(problemOf({ ...refusal, reason: 'store_unavailable', retryAfterMs: 1_000 })).toMatchObject({
    status: 503,
    type: expect.stringContaining('#temporary-reduced-capacity'),
  });
});
