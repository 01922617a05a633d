import { recentKeys } from './recent-keys.js';
import type { Kept } from './tally.js';

interface Named extends Kept {
  readonly name: string;
}
let made = 0;
const keysOf = (capacity: number) =>
  recentKeys<Named>(
    {
      lifetimeMs: 1_000,
      fresh: () => ({ segment: -1, name: `state ${(made += 1)}` }),
      copy: ({ name }) => ({ segment: -1, name: `copy of ${name}` }),
    },
    capacity,
  );
beforeEach(() => {
  made = 0;
});

test('keeps a key for at least its lifetime after the last charge, and not for ever', () => {
  const keys = keysOf(1);
  const state = keys.find('a', 0);
  for (const atMs of [0, 900, 1_700]) keys.keep('a', state, atMs);
  expect(keys.find('a', 2_699)).toBe(state);
  expect(keys.find('b', 2_699)).toBe(keys.find('c', 2_699));
  expect(keys.find('a', 3_000)).not.toBe(state);
});

test('lets newcomers share one state while there is no room, and go on with a copy of it when there is', () => {
  const keys = keysOf(1);
  keys.keep('a', keys.find('a', 0), 0);
  const shared = keys.find('b', 1_000);
  expect(keys.find('c', 1_000)).toBe(shared);
  keys.keep('b', shared, 1_000);
  expect(keys.find('b', 1_250).name).toBe(`copy of ${shared.name}`);
  expect(keys.find('b', 2_500).name).not.toContain('copy');
});

test('keeps nothing of keys that were only looked at', () => {
  const keys = keysOf(1);
  for (let at = 0; at < 100; at += 1) keys.find(`stranger ${at}`, 0);
  const state = keys.find('a', 0);
  keys.keep('a', state, 0);
  expect(keys.find('a', 0)).toBe(state);
});

test('stays in the time it has reached when the clock goes back', () => {
  const keys = keysOf(2);
  const state = keys.find('a', 5_000);
  keys.keep('a', state, 5_000);
  expect(keys.find('a', 0)).toBe(state);
  keys.keep('a', state, 0);
  expect(keys.find('a', 5_900)).toBe(state);
});
