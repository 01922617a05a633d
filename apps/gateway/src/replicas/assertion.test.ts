import { assertions } from './assertion.js';

const key = (byte: number) => new Uint8Array(32).fill(byte);
const caller = {
  principal: { tenant: 'de"fault', id: 'ana', scopes: ['make:read', 'make:run'] },
  keyId: 'k3J9ab0XyQpL2m4T',
  requestId: 'request',
} as const;

test('says whose request it is, under the key of today and under the one before', async () => {
  const text = await assertions('one', [key(1)]).sign(caller, 'session', 'two');
  expect(await assertions('two', [key(1)]).verify(text, 'session')).toEqual(caller);
  expect(await assertions('two', [key(2), key(1)]).verify(text, 'session')).toEqual(caller);
  await expect(assertions('two', [key(2)]).verify(text, 'session')).rejects.toMatchObject({
    code: 'assertion_invalid',
  });
});

test('is worth nothing after a while, and bears clocks that differ a little', async () => {
  const atMs = Date.UTC(2026, 0, 1);
  const text = await assertions('one', [key(1)], () => atMs).sign(caller, 'session', 'two');
  const after = (seconds: number) =>
    assertions('two', [key(1)], () => atMs + seconds * 1_000)
      .verify(text, 'session')
      .catch((error: { code?: unknown }) => error.code);
  expect([await after(0), await after(85), await after(-20)]).toEqual([caller, caller, caller]);
  expect(await after(95)).toBe('assertion_invalid');
});

test('cannot be turned into another by taking the signature off', async () => {
  const text = await assertions('one', [key(1)]).sign(caller, 'session', 'two');
  const [, payload] = text.split('.');
  const header = Buffer.from('{"alg":"none","typ":"makegate-replica+jwt"}').toString('base64url');
  await expect(assertions('two', [key(1)]).verify(`${header}.${payload}.`, 'session')).rejects.toMatchObject({
    code: 'assertion_invalid',
  });
});
