import { defaultPolicies } from './default-policies.js';
import { memoryLimiter } from './memory-limiter.js';
import type { Policy } from './policy.js';

const good: Policy = { name: 'calls', key: ['principal'], quota: 1, windowMs: 1, whenStoreFails: 'open' };

test.each<[what: string, policies: readonly Policy[], message: RegExp]>([
  ['an upper-case name', [{ ...good, name: 'Calls' }], /"Calls": a name is/],
  ['a name that could leave its quotes', [{ ...good, name: 'a"b' }], /a name is/],
  ['a long name', [{ ...good, name: 'a'.repeat(41) }], /a name is/],
  ['an empty key', [{ ...good, key: [] }], /key names no field/],
  ['effects that name none', [{ ...good, effects: [] }], /effects names none/],
  ['a quota of 0', [{ ...good, quota: 0 }], /quota is not/],
  ['half a quota', [{ ...good, quota: 1.5 }], /quota is not/],
  ['a window of 0', [{ ...good, windowMs: 0 }], /windowMs is not/],
  ['a window longer than timers', [{ ...good, windowMs: 2 ** 31 }], /windowMs is over/],
  ['a quota that no store holds', [{ ...good, quota: 10 ** 12 + 1 }], /quota is over/],
  ['half a cost', [{ ...good, cost: 0.5 }], /cost is not/],
  ['a cost over the quota', [{ ...good, cost: 2 }], /cost is over quota/],
  ['a delay for what is rejected', [{ ...good, delay: {} }], /delay is only for/],
  ['a delay of nothing', [{ ...good, action: 'delay', delay: { firstMs: 0 } }], /field of delay/],
  ['delays that shrink', [{ ...good, action: 'delay', delay: { firstMs: 9_000 } }], /mostMs is not from/],
  ['delays of an hour', [{ ...good, action: 'delay', delay: { mostMs: 3_600_000 } }], /mostMs is not from/],
  ['delays without end', [{ ...good, action: 'delay', delay: { strikes: 101 } }], /strikes is over 100/],
  ['two policies of one name', [good, good], /"calls": its name is taken/],
])('refuses %s and says which policy and why', (_what, policies, message) => {
  expect(() => memoryLimiter(policies)).toThrow(message);
  expect(() => memoryLimiter(policies)).toThrow(expect.objectContaining({ code: 'policy_invalid' }));
});

test('the defaults can be kept, and hold an address to ten sign-ins a minute', async () => {
  const limiter = memoryLimiter(defaultPolicies);
  const signIn = { ip: '192.0.2.1', principal: undefined, effect: 'sign-in' };
  for (let attempt = 0; attempt < 10; attempt += 1) expect((await limiter.consume(signIn)).allowed).toBe(true);
  expect(await limiter.consume(signIn)).toMatchObject({ allowed: false, policies: ['sign-in'] });
});

test.each([
  ['delete', 'sensitive', 100],
  ['secret', 'sensitive', 100],
  ['admin', 'admin', 500],
  ['read', 'plain', 300],
  ['run', 'run', 100],
])(
  'the defaults allow calls with the effect %p until the policy %p has granted %p in an hour',
  async (effect, policy, quota) => {
    const limiter = memoryLimiter(defaultPolicies);
    const call = { tenant: 'acme', principal: 'ada', effect };
    const decisions = await Promise.all(Array.from({ length: quota + 1 }, () => limiter.consume(call)));
    expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(quota);
    expect(decisions.at(-1)).toMatchObject({ allowed: false, policies: [policy] });
  },
);

test('with the defaults one principal cannot spend the hour of their tenant, whatever they call', async () => {
  const limiter = memoryLimiter(defaultPolicies);
  const effects = ['read', 'create', 'update', 'run', 'delete', 'secret', 'admin'];
  const calls = effects.flatMap((effect) => Array.from({ length: 600 }, () => effect));
  const decisions = await Promise.all(
    calls.map((effect) => limiter.consume({ tenant: 'acme', principal: 'ada', effect })),
  );
  expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(900);
  expect(await limiter.consume({ tenant: 'acme', principal: 'ben', effect: 'read' })).toMatchObject({ allowed: true });
});

test('with the defaults many principals share the hour of their tenant', async () => {
  const limiter = memoryLimiter(defaultPolicies);
  const callers = ['ada', 'ben', 'cem', 'dia'].flatMap((principal) => Array.from({ length: 300 }, () => principal));
  const decisions = await Promise.all(
    callers.map((principal) => limiter.consume({ tenant: 'acme', principal, effect: 'read' })),
  );
  expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(1000);
  expect(decisions.at(-1)).toMatchObject({ allowed: false, policies: ['tenant'] });
});
