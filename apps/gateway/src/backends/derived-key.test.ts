import { newEncryptionKey, parseEncryptionKeys } from '@makegate/auth';
import type { EncryptionKey } from '@makegate/auth';
import { derivedKey } from './derived-key.js';

function keyOf(line: string): EncryptionKey {
  const [key] = parseEncryptionKeys(line);
  if (key === undefined) throw new Error('There is no key.');
  return key;
}

test('gives every process with the same encryption key the same 32 bytes', () => {
  const line = newEncryptionKey('k1').reveal();
  expect(derivedKey(keyOf(line), 'confirmations')).toEqual(derivedKey(keyOf(line), 'confirmations'));
  expect(derivedKey(keyOf(line), 'confirmations')).toHaveLength(32);
});

test('gives another key for another purpose or another encryption key', () => {
  const key = keyOf(newEncryptionKey('k1').reveal());
  const other = keyOf(newEncryptionKey('k1').reveal());
  const derived = [
    derivedKey(key, 'confirmations'),
    derivedKey(key, 'replica assertions'),
    derivedKey(other, 'confirmations'),
  ];
  expect(new Set(derived.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(3);
});
