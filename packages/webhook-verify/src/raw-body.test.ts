import { runInNewContext } from 'node:vm';
import { rawBody } from './raw-body.js';

test('takes the bytes of another realm for what they are', () => {
  const foreign: unknown = runInNewContext('new Uint8Array([0, 1, 2, 3]).subarray(1, 3)');
  expect(foreign).not.toBeInstanceOf(Uint8Array);
  const body = rawBody(foreign);
  expect(body).toBeInstanceOf(Uint8Array);
  expect(body).toEqual(Buffer.of(1, 2));
});
