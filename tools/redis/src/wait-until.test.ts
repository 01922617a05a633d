import { HopelessError, waitUntil } from './wait-until.ts';

test('looks again after a no and after a failure', async () => {
  const looks = [async () => false, () => Promise.reject(new Error('not up yet')), async () => true];
  await waitUntil('it is there', () => (looks.shift() ?? (() => Promise.reject(new Error('looked too often'))))());
  expect(looks).toEqual([]);
});

test('stops at once when waiting is hopeless', async () => {
  const looked = waitUntil('it is there', () => Promise.reject(new HopelessError('it is gone')));
  await expect(looked).rejects.toThrow('it is gone');
});
