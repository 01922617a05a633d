import { inspect } from 'node:util';
import { newEncryptionKey, parseEncryptionKeys } from './encryption-key.js';
import { keyring } from './keyring.js';

const zeros = Buffer.alloc(32).toString('base64');
const aad = Buffer.from('bound to this');
const dataKey = Buffer.alloc(32, 7);
const [old, fresh] = [newEncryptionKey('old').reveal(), newEncryptionKey('fresh').reveal()];
const ring = (...lines: readonly string[]) => keyring(parseEncryptionKeys(lines.join('\n')));

test('keys are read line by line, with comments and empty lines between them', () => {
  const keys = parseEncryptionKeys(`# since May\n\nk-1:${zeros}\r\n  K_2:${zeros}  \n`);
  expect(keys.map(({ id }) => id)).toEqual(['k-1', 'K_2']);
  expect(keys[0]?.key.export()).toEqual(Buffer.alloc(32));
});

test.each([
  ['no colon', zeros],
  ['no id', `:${zeros}`],
  ['a strange id', `a.b:${zeros}`],
  ['a long id', `${'x'.repeat(65)}:${zeros}`],
  ['no key', 'k1:'],
  ['a short key', `k1:${Buffer.alloc(31).toString('base64')}`],
  ['a long key', `k1:${Buffer.alloc(33).toString('base64')}`],
  ['no padding', `k1:${zeros.replace('=', '')}`],
  ['base64url', `k1:${Buffer.alloc(32, 0xff).toString('base64url')}=`],
  ['bits that no encoder sets', `k1:${zeros.replace('A=', 'B=')}`],
  ['a space within', `k1: ${zeros}`],
  ['hexadecimal digits', `k1:${'0'.repeat(64)}`],
])('a key with %s is refused with its line, and the message does not show it', (_, line) => {
  const reading = () => parseEncryptionKeys(`good:${zeros}\n${line}`);
  expect(reading).toThrow(expect.objectContaining({ code: 'keyring_invalid' }));
  expect(reading).toThrow(/^Line 2 of the encryption keys [a-z ,_0-9-]+\.$/i);
});

test('two keys with one id and a keyring without keys are refused', () => {
  expect(() => parseEncryptionKeys(`a:${zeros}\na:${zeros}`)).toThrow(
    expect.objectContaining({ code: 'keyring_invalid' }),
  );
  expect(() => ring('')).toThrow(expect.objectContaining({ code: 'keyring_invalid' }));
});

test('a new key can be read, is random, and prints nothing of itself', () => {
  expect(old).toMatch(/^old:[A-Za-z0-9+/]{43}=$/);
  expect(newEncryptionKey('old').reveal()).not.toBe(old);
  expect(() => newEncryptionKey('not an id')).toThrow(expect.objectContaining({ code: 'keyring_invalid' }));
  const shown = inspect(parseEncryptionKeys(old), { depth: 9, showHidden: true });
  expect(shown).toContain('old');
  expect(shown).not.toContain(old.slice(4));
});

test('the first key wraps and every key unwraps', async () => {
  const wrapped = await ring(old).wrap(dataKey, aad);
  expect(wrapped.keyId).toBe('old');
  const both = ring(fresh, old);
  expect(both.primaryKeyId()).toBe('fresh');
  expect(await both.unwrap(wrapped, aad)).toEqual(dataKey);
  expect((await both.wrap(dataKey, aad)).keyId).toBe('fresh');
});

test('a missing key, a wrong key under the same id and another binding are told apart from success', async () => {
  const wrapped = await ring(old).wrap(dataKey, aad);
  await expect(ring(fresh).unwrap(wrapped, aad)).rejects.toMatchObject({ code: 'sealing_key_unknown' });
  const impostor = newEncryptionKey('old').reveal();
  await expect(ring(impostor).unwrap(wrapped, aad)).rejects.toMatchObject({ code: 'data_key_unreadable' });
  await expect(ring(old).unwrap(wrapped, Buffer.from('other'))).rejects.toMatchObject({ code: 'data_key_unreadable' });
});
