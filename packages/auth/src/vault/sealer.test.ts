import * as fc from 'fast-check';
import { inspect } from 'node:util';
import type { DataKeyStore } from './data-key-store.js';
import { newEncryptionKey, parseEncryptionKeys } from './encryption-key.js';
import { keyring } from './keyring.js';
import { memoryDataKeyStore } from './memory-data-key-store.js';
import type { SealContext } from './seal-context.js';
import { sealer } from './sealer.js';

const context: SealContext = {
  tenant: 'default',
  subject: 'ana',
  connection: 'c1',
  purpose: 'make-credential',
  generation: 3,
};
const first = newEncryptionKey('first').reveal();
const second = newEncryptionKey('second').reveal();
const sealerWith = (dataKeys: DataKeyStore, ...lines: readonly string[]) =>
  sealer({ keyProvider: keyring(parseEncryptionKeys(lines.join('\n'))), dataKeys });
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ '.split('');

test('opens what was sealed, whatever the text is', async () => {
  const seals = sealerWith(memoryDataKeyStore(), first);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      expect((await seals.open(await seals.seal(text, context), context)).reveal()).toBe(text);
    }),
  );
});

test('an opened secret does not print', async () => {
  const seals = sealerWith(memoryDataKeyStore(), first);
  const secret = await seals.open(await seals.seal('canary', context), context);
  expect([String(secret), JSON.stringify(secret), inspect(secret)]).toEqual([
    '[redacted]',
    '"[redacted]"',
    '[redacted]',
  ]);
});

test('the format stands in front, and nothing of the secret or its context is readable', async () => {
  const seals = sealerWith(memoryDataKeyStore(), first);
  const [one, two] = [await seals.seal('canary', context), await seals.seal('canary', context)];
  expect(one).toMatch(/^sealed1\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]+$/);
  expect(one).not.toBe(two);
  expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toMatch(/canary|ana|make/);
});

test('no changed, missing or added letter of a sealed text is overlooked', async () => {
  const seals = sealerWith(memoryDataKeyStore(), first);
  const sealed = await seals.seal('secret', context);
  const code = expect.stringMatching(/^sealed_(malformed|mismatch|erased)$/);
  const refused = async (text: string) => expect(seals.open(text, context)).rejects.toMatchObject({ code });
  for (let at = 0; at < sealed.length; at += 1) {
    for (const letter of alphabet) {
      if (letter !== sealed.charAt(at)) await refused(sealed.slice(0, at) + letter + sealed.slice(at + 1));
    }
    await refused(sealed.slice(0, at) + sealed.slice(at + 1));
    await refused(sealed.slice(0, at));
    await refused(`${sealed.slice(0, at)}A${sealed.slice(at)}`);
  }
  for (const added of ['A', '=', '.', ' ', '\n', sealed]) await refused(sealed + added);
});

test('no changed bit of the ciphertext, the IV or the tag is overlooked', async () => {
  const seals = sealerWith(memoryDataKeyStore(), first);
  const [version, dataKeyId, content = ''] = (await seals.seal('a longer secret', context)).split('.');
  const bytes = Buffer.from(content, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const text = [version, dataKeyId, changed.toString('base64url')].join('.');
    await expect(seals.open(text, context)).rejects.toMatchObject({ code: 'sealed_mismatch' });
  }
});

const name = fc.string({
  unit: fc.constantFrom('a', 'b', ':', '|', '\u0000', '\u{1f511}'),
  minLength: 1,
  maxLength: 3,
});
const contexts = fc.record({
  tenant: name,
  subject: name,
  connection: name,
  purpose: name,
  generation: fc.nat({ max: 12 }),
});

test('a secret opens for exactly the context for which it was sealed', async () => {
  const seals = sealerWith(memoryDataKeyStore(), first);
  await fc.assert(
    fc.asyncProperty(contexts, contexts, async (one, other) => {
      const sealed = await seals.seal('secret', one);
      expect((await seals.open(sealed, { ...one })).reveal()).toBe('secret');
      if (JSON.stringify(one) === JSON.stringify(other)) return;
      const code = expect.stringMatching(/^sealed_(mismatch|erased)$/);
      await expect(seals.open(sealed, other)).rejects.toMatchObject({ code });
    }),
    { numRuns: 300 },
  );
});

test.each<[keyof SealContext, Partial<SealContext>]>([
  ['tenant', { tenant: 'acme' }],
  ['subject', { subject: 'ben' }],
  ['connection', { connection: 'c2' }],
  ['purpose', { purpose: 'refresh-token' }],
  ['generation', { generation: 2 }],
])('a data key that was copied does not make up for another %s', async (_, change) => {
  const dataKeys = memoryDataKeyStore();
  const seals = sealerWith(dataKeys, first);
  const sealed = await seals.seal('secret', context);
  const other = { ...context, ...change };
  await dataKeys.keep(other, (await dataKeys.find(context)) ?? '');
  const code = expect.stringMatching(/^(sealed_mismatch|data_key_unreadable)$/);
  await expect(seals.open(sealed, other)).rejects.toMatchObject({ code });
});

test.each<Partial<SealContext>>([
  { tenant: '' },
  { subject: '' },
  { connection: '\ud800' },
  { purpose: '' },
  { generation: -1 },
  { generation: 0.5 },
  { generation: Number.NaN },
])('nothing is sealed or opened for the impossible context %j', async (change) => {
  const dataKeys = memoryDataKeyStore();
  const seals = sealerWith(dataKeys, first);
  const impossible = { ...context, ...change };
  await expect(seals.seal('secret', impossible)).rejects.toMatchObject({ code: 'seal_context_invalid' });
  await expect(seals.open('sealed1.a.b', impossible)).rejects.toMatchObject({ code: 'seal_context_invalid' });
  expect(await dataKeys.find(impossible)).toBeUndefined();
});

test('many first secrets of one owner at once all stay readable', async () => {
  const dataKeys = memoryDataKeyStore();
  const sealers = Array.from({ length: 8 }, () => sealerWith(dataKeys, first));
  const sealed = await Promise.all(sealers.map((seals, index) => seals.seal(`secret ${index}`, context)));
  const [reader] = sealers;
  for (const [index, text] of sealed.entries()) {
    expect((await reader?.open(text, context))?.reveal()).toBe(`secret ${index}`);
  }
});

test('a rotation rewraps the data key once, leaves sealed texts alone, and then the old key can go', async () => {
  const dataKeys = memoryDataKeyStore();
  const sealed = await sealerWith(dataKeys, first).seal('secret', context);
  const rotating = sealerWith(dataKeys, second, first);
  expect((await rotating.open(sealed, context)).reveal()).toBe('secret');
  expect(await rotating.rewrap(context)).toBe('rewrapped');
  expect(await rotating.rewrap(context)).toBe('current');
  expect(await rotating.rewrap({ tenant: 'default', subject: 'nobody' })).toBe('absent');
  expect((await sealerWith(dataKeys, second).open(sealed, context)).reveal()).toBe('secret');
  await expect(sealerWith(dataKeys, first).open(sealed, context)).rejects.toMatchObject({
    code: 'sealing_key_unknown',
  });
});

test('rewraps at the same time do not get into each other’s way', async () => {
  const dataKeys = memoryDataKeyStore();
  const sealed = await sealerWith(dataKeys, first).seal('secret', context);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => sealerWith(dataKeys, second, first).rewrap(context)),
  );
  expect(outcomes.filter((outcome) => outcome === 'rewrapped')).toHaveLength(1);
  expect((await sealerWith(dataKeys, second).open(sealed, context)).reveal()).toBe('secret');
});

test('a rewrap that comes too late does not bring an erased key back', async () => {
  const dataKeys = memoryDataKeyStore();
  await sealerWith(dataKeys, first).seal('secret', context);
  const replace = dataKeys.replace.bind(dataKeys);
  dataKeys.replace = async (owner, known, next) => {
    await dataKeys.delete(owner);
    return replace(owner, known, next);
  };
  expect(await sealerWith(dataKeys, second, first).rewrap(context)).toBe('absent');
  expect(await dataKeys.find(context)).toBeUndefined();
});

test('erasing an owner takes all their secrets, nobody else’s, and does not stop new ones', async () => {
  const seals = sealerWith(memoryDataKeyStore(), first);
  const bens = { ...context, subject: 'ben' };
  const [sealed, kept] = [await seals.seal('secret', context), await seals.seal('kept', bens)];
  await seals.erase(context);
  await expect(seals.open(sealed, context)).rejects.toMatchObject({ code: 'sealed_erased' });
  expect((await seals.open(kept, bens)).reveal()).toBe('kept');
  const again = await seals.seal('new', context);
  expect((await seals.open(again, context)).reveal()).toBe('new');
  await expect(seals.open(sealed, context)).rejects.toMatchObject({ code: 'sealed_erased' });
});

test('with the wrong keyring nothing opens, nothing is sealed and nothing is overwritten', async () => {
  const dataKeys = memoryDataKeyStore();
  const sealed = await sealerWith(dataKeys, first).seal('secret', context);
  const before = await dataKeys.find(context);
  const impostor = newEncryptionKey('first').reveal();
  for (const [line, code] of [[second, 'sealing_key_unknown'] as const, [impostor, 'data_key_unreadable'] as const]) {
    const wrong = sealerWith(dataKeys, line);
    await expect(wrong.open(sealed, context)).rejects.toMatchObject({ code });
    await expect(wrong.seal('another', context)).rejects.toMatchObject({ code });
  }
  expect(await dataKeys.find(context)).toBe(before);
});

test.each([
  '',
  'wrapped1',
  'wrapped2.Zmlyc3Q.id.AAAA',
  'wrapped1..id.AAAA',
  'wrapped1.Zmlyc3Q.id.A*',
  'wrapped1.Zmlyc3Q.id.AAAA.x',
])('a stored data key that reads %j is left as it is', async (stored) => {
  const dataKeys = memoryDataKeyStore();
  await dataKeys.keep(context, stored);
  const seals = sealerWith(dataKeys, first);
  await expect(seals.seal('secret', context)).rejects.toMatchObject({ code: 'data_key_unreadable' });
  await expect(seals.rewrap(context)).rejects.toMatchObject({ code: 'data_key_unreadable' });
  expect(await dataKeys.find(context)).toBe(stored);
});
