import { boundedKeys } from './bounded-keys.js';

test('places newcomers together while it is full, and by themselves when a window has ended', () => {
  let nowMs = 0;
  const keys = boundedKeys(1_000, 2, () => nowMs);
  keys.began('a');
  nowMs = 500;
  keys.began('b');
  const together = keys.place('c');
  expect(keys.place('d')).toBe(together);
  expect([keys.place('a'), keys.place('b')]).toEqual(['a', 'b']);
  keys.began(together);
  nowMs = 1_000;
  expect([keys.place('c'), keys.place('d')]).toEqual(['c', 'd']);
  keys.began('c');
  expect(keys.place('d')).toBe(together);
});

test('remembers a key that begins again for another whole window', () => {
  let nowMs = 0;
  const keys = boundedKeys(1_000, 1, () => nowMs);
  keys.began('a');
  nowMs = 900;
  keys.began('a');
  nowMs = 1_500;
  expect(keys.place('b')).not.toBe('b');
  nowMs = 1_900;
  expect(keys.place('b')).toBe('b');
});
