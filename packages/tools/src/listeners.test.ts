import { listeners } from './listeners.js';

test('calls everybody although one throws, and throws it then', () => {
  const { add, announce } = listeners();
  const called: string[] = [];
  add(() => void called.push('first'));
  add(() => {
    throw new Error('second');
  });
  add(() => void called.push('third'));
  expect(announce).toThrow('second');
  expect(called).toEqual(['first', 'third']);
});

test('calls a listener that was added twice twice, and removes it once', () => {
  const { add, announce } = listeners();
  let calls = 0;
  const listener = () => void (calls += 1);
  const remove = add(listener);
  add(listener);
  announce();
  expect(calls).toBe(2);
  remove();
  announce();
  expect(calls).toBe(3);
});
