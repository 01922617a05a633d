import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { candidatesAmong } from './candidates.js';

const scenario = (id: number, changes: Partial<Scenario> = {}): Scenario => ({
  id,
  name: `Scenario ${id}`,
  isActive: true,
  scheduling: { type: 'on-demand' },
  lastEdit: new Date(Date.UTC(2026, 10, 1, 0, id)).toISOString(),
  ...changes,
});

test('takes the two hundred that were edited last', () => {
  const all = Array.from({ length: 230 }, (_, index) => scenario(index + 1));
  const ids = candidatesAmong(all).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 200 }, (_, index) => 230 - index));
  const edited = scenario(1, { lastEdit: '2026-11-20T09:00:00.000Z' });
  expect(candidatesAmong([edited, ...all.slice(1)])[0]).toBe(edited);
});

test('gives no place to a scenario that cannot be a tool', () => {
  const all = Array.from({ length: 230 }, (_, index) => scenario(index + 1, { isActive: index % 2 === 0 }));
  expect(candidatesAmong(all)).toHaveLength(115);
});

test('puts those without a date last, the lowest id first', () => {
  const all = [scenario(5, { lastEdit: null }), scenario(2, { lastEdit: null }), scenario(9)];
  expect(candidatesAmong(all).map(({ id }) => id)).toEqual([9, 2, 5]);
});
