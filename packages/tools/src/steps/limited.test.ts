import { memoryLimiter, type Decision, type Policy, type RateLimiter } from '@makegate/ratelimit';
import { surfaceOf } from '../../test/fakes/surfaces.js';
import { burn, echo } from '../../test/fakes/thing-tools.js';
import type { Surface } from '../surface.js';

const policy: Policy = { name: 'calls', key: ['principal'], quota: 2, windowMs: 60_000, whenStoreFails: 'closed' };
const over = (limiter: RateLimiter, id = 'me', more = {}): Surface =>
  surfaceOf([echo, burn], { limiter, principal: { tenant: 'default', id }, ...more });

async function ask(surface: Surface, name: string, args: Record<string, unknown>) {
  const outcome = await surface.call(name, args, { signal: new AbortController().signal, progress: () => {} });
  return outcome.kind === 'answered' ? outcome.answer : outcome.failure;
}

test('refuses a call when the limit is spent, and says when to come back', async () => {
  const surface = over(memoryLimiter([policy]));
  for (const count of [1, 2]) expect(await ask(surface, 'things_echo', { count })).toEqual({ count, inputs: {} });
  const failure = await ask(surface, 'things_echo', { count: 3 });
  expect(failure).toMatchObject({
    code: 'rate_limited',
    retryable: true,
    message: 'A limit of this server is spent, so nothing was done. Try again in 60 s.',
  });
  expect(Reflect.get(failure, 'retryAfterMs')).toBeGreaterThan(59_000);
});

test('counts one principal and no other, on whatever surface they call', async () => {
  const limiter = memoryLimiter([policy]);
  await ask(over(limiter), 'things_echo', { count: 1 });
  await ask(over(limiter), 'things_echo', { count: 1 });
  expect(await ask(over(limiter), 'things_echo', { count: 1 })).toMatchObject({ code: 'rate_limited' });
  expect(await ask(over(limiter, 'ana'), 'things_echo', { count: 1 })).toMatchObject({ count: 1 });
});

test('charges the preview of a delete like the delete itself, and a call that is not allowed not at all', async () => {
  const limiter = memoryLimiter([{ ...policy, effects: ['delete'] }]);
  const readOnly = over(limiter, 'me', { readOnly: true });
  for (let call = 0; call < 3; call += 1) await ask(readOnly, 'things_burn', { thingId: 1 });
  const surface = over(limiter);
  const { confirmationToken } = { confirmationToken: '', ...(await ask(surface, 'things_burn', { thingId: 1 })) };
  expect(await ask(surface, 'things_burn', { thingId: 1, confirmationToken })).toMatchObject({ outcome: 'done' });
  expect(await ask(surface, 'things_burn', { thingId: 2 })).toMatchObject({ code: 'rate_limited' });
});

test.each<[Decision, object]>([
  [
    { allowed: false, reason: 'store_unavailable', policies: ['calls'], retryAfterMs: 1_000, limits: [] },
    { code: 'limits_unavailable', retryable: true, retryAfterMs: 1_000 },
  ],
  [
    { allowed: false, reason: 'cost_over_quota', policies: ['calls'], retryAfterMs: undefined, limits: [] },
    { code: 'rate_limited', retryable: false },
  ],
])('answers %j as a failure of its own', async (decision, failure) => {
  expect(await ask(over({ consume: async () => decision }), 'things_echo', { count: 1 })).toMatchObject(failure);
});
