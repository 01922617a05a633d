import { denials } from './denials.js';
import type { Layer, Role } from './layer.js';

const policy = { name: 'calls', key: ['ip'], quota: 5, windowMs: 1_000, whenStoreFails: 'closed' } as const;
const layerOf = (name: string, role: Role, cost = 1, key = 'a'): Layer => ({
  plan: { policy: { ...policy, name: name.replace('.strikes', '') }, name, quota: 5, windowMs: 1_000, cellMs: 1 },
  role,
  key,
  cost,
});
const spent = (waitMs: number) => ({ spent: 5, resetMs: 900, waitMs });
const fits = { spent: 1, resetMs: 900, waitMs: 0 };

test('repeats a refusal until the layer may fit again, with the time that is left', () => {
  const known = denials(10);
  const layers = [layerOf('wide', 'hard'), layerOf('narrow', 'hard')];
  known.keep(layers, { charged: false, counts: [fits, spent(600)] }, 1_000);
  expect(known.find(layers, 1_200)).toEqual({
    allowed: false,
    reason: 'quota_spent',
    policies: ['narrow'],
    retryAfterMs: 400,
    limits: [{ policy: 'narrow', quota: 5, windowMs: 1_000, remaining: 0, resetMs: 700 }],
  });
  expect(known.find(layers, 1_600)).toBeUndefined();
});

test('says nothing about other keys, other policies and smaller costs', () => {
  const known = denials(10);
  known.keep([layerOf('calls', 'hard', 3)], { charged: false, counts: [spent(600)] }, 0);
  expect(known.find([layerOf('calls', 'hard', 3)], 1)).toBeDefined();
  expect(known.find([layerOf('calls', 'hard', 2)], 1)).toBeUndefined();
  expect(known.find([layerOf('calls', 'hard', 3, 'b')], 1)).toBeUndefined();
  expect(known.find([layerOf('others', 'hard', 3)], 1)).toBeUndefined();
});

test('repeats that there are too many strikes only as long as the quota in front of them is spent', () => {
  const known = denials(10);
  const layers = [layerOf('calls', 'soft', 2), layerOf('calls.strikes', 'strikes')];
  known.keep(layers, { charged: false, counts: [spent(300), spent(60_000)] }, 0);
  expect(known.find(layers, 200)).toMatchObject({ policies: ['calls'], retryAfterMs: 100 });
  expect(known.find(layers, 300)).toBeUndefined();
  expect(known.find([layerOf('calls', 'soft', 1), layerOf('calls.strikes', 'strikes')], 200)).toBeUndefined();
});

test('does not refuse what may be late for having been refused when there was no room to wait', () => {
  const known = denials(10);
  known.keep([layerOf('calls', 'hard')], { charged: false, counts: [spent(300)] }, 0);
  expect(known.find([layerOf('calls', 'soft'), layerOf('calls.strikes', 'strikes')], 100)).toBeUndefined();
});

test('forgets the oldest of too many', () => {
  const known = denials(2);
  for (const key of ['a', 'b', 'c']) {
    known.keep([layerOf('calls', 'hard', 1, key)], { charged: false, counts: [spent(600)] }, 0);
  }
  const found = ['a', 'b', 'c'].map((key) => known.find([layerOf('calls', 'hard', 1, key)], 1) !== undefined);
  expect(found).toEqual([false, true, true]);
});
