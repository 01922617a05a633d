import { paced } from './paced.js';

test('says each thing at once, then after a pause, with how often it was left unsaid', () => {
  let nowMs = 0;
  const said: unknown[] = [];
  const say = paced<string>(
    (...words) => void said.push(words),
    () => nowMs,
  );
  for (let at = 0; at < 4; at += 1) say('keys', 'gone');
  say('sessions', 'gone');
  nowMs = 10_000;
  say('keys', 'still gone');
  expect(said).toEqual([
    ['keys', 'gone', 0],
    ['sessions', 'gone', 0],
    ['keys', 'still gone', 3],
  ]);
});
