import { format, inspect } from 'node:util';
import { Secret } from './secret.js';

const secret = new Secret('canary');

test('a secret is only seen by whoever asks for it', () => {
  expect(secret.reveal()).toBe('canary');
  const shown = [
    String(secret),
    ['with', secret].join(' '),
    JSON.stringify({ secret }),
    inspect({ deep: { secret } }, { showHidden: true, depth: 9 }),
    inspect(secret, { customInspect: false, showHidden: true }),
    format('%s %o %j', secret, secret, secret),
    JSON.stringify(structuredClone({ secret })),
    JSON.stringify(Object.entries(secret)),
  ];
  expect(shown.filter((text) => text.includes('canary'))).toEqual([]);
  expect(shown[0]).toBe('[redacted]');
});

test('an error that carries a secret does not print it', () => {
  expect(inspect(new Error('failed', { cause: { secret } }))).toContain('[redacted]');
  expect(inspect(new Error('failed', { cause: { secret } }))).not.toContain('canary');
});
