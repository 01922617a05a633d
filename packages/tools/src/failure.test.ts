import { inspect } from 'node:util';
import { MakeApiError, MakeUnavailableError, OutcomeUnknownError } from '@makegate/client';
import { describeFailure } from './failure.js';
import { isPublished, publishedCodes } from './published-codes.js';

const refusal = {
  message: 'Make did not find it.',
  endpoint: 'scenarios.get',
  status: 404,
  retryable: false,
  makeCode: 'IM304',
  detail: 'upstream detail',
  suberrors: [],
  metadata: { secret: 'upstream metadata' },
} as const;

test('passes a published code with its message and Make’s own code, and nothing else of the answer', () => {
  const error = new MakeApiError({ ...refusal, code: 'make_not_found', reply: { secret: 'reply' } });
  expect(describeFailure(error)).toEqual({
    code: 'make_not_found',
    message: 'Make did not find it.',
    retryable: false,
    makeCode: 'IM304',
    correlationId: expect.any(String),
  });
});

test('passes at most ten of Make’s suberrors, each cut short', () => {
  const suberrors = Array.from({ length: 30 }, (_, index) => ({ name: `field${index}`, message: 'x'.repeat(1_000) }));
  const { suberrors: passed } = describeFailure(new MakeApiError({ ...refusal, code: 'make_invalid', suberrors }));
  expect(passed).toHaveLength(10);
  expect(passed?.[0]).toEqual({ name: 'field0', message: 'x'.repeat(300) });
});

test('says how long to wait, and that an unknown outcome must not be repeated', () => {
  const limited = new MakeUnavailableError({
    code: 'make_rate_limited',
    message: 'Too many requests.',
    endpoint: 'scenarios.list',
    retryable: true,
    retryAfterMs: 7_000,
  });
  expect(describeFailure(limited)).toMatchObject({ code: 'make_rate_limited', retryable: true, retryAfterMs: 7_000 });
  expect(
    describeFailure(new OutcomeUnknownError({ id: 'scenarios.run' }, 'never', 'The connection broke')),
  ).toMatchObject({
    code: 'outcome_unknown',
    retryable: false,
  });
});

const secret = 'token 8f14e45f at https://eu1.make.com/api/v2?key=1';
const unexpected: readonly (readonly [string, unknown])[] = [
  ['an ordinary error', new Error(secret)],
  ['an error with a code that is not published', Object.assign(new Error(secret), { code: 'ECONNRESET' })],
  ['an object that only looks like an error', { code: 'make_invalid', message: secret }],
  ['a text', secret],
  ['nothing', undefined],
  ['an error with a secret cause', new Error('outer', { cause: new Error(secret) })],
];

test.each(unexpected)('lets nothing of %s pass but an id that the operator can look up', (_title, error) => {
  const told: [string, unknown][] = [];
  const failure = describeFailure(error, (id, original) => told.push([id, original]));
  expect(failure).toMatchObject({ code: 'internal', retryable: false });
  expect(inspect(failure, { depth: 10, showHidden: true })).not.toMatch(/8f14e45f|eu1\.make/);
  expect(told).toEqual([[failure.correlationId, error]]);
});

test('gives each internal failure an id of its own', () => {
  expect(describeFailure(1).correlationId).not.toBe(describeFailure(1).correlationId);
});

test('publishes no code twice', () => {
  expect(new Set(publishedCodes).size).toBe(publishedCodes.length);
  expect(isPublished('internal')).toBe(false);
  expect(isPublished('toString')).toBe(false);
});
