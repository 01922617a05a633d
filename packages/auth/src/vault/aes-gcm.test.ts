import { readFileSync } from 'node:fs';
import { createCipheriv } from 'node:crypto';
import { decrypt, decryptBytes, encrypt, encryptBytes } from './aes-gcm.js';

interface Vector {
  readonly name: string;
  readonly tagLength: number;
  readonly field: (name: string) => Buffer;
  readonly fails: boolean;
}

/** Reads a response file: groups that begin with facts in brackets, and vectors that begin with a count. */
function vectorsOf(text: string): readonly Vector[] {
  return text
    .split(/(?=\[Keylen)/)
    .slice(1)
    .flatMap((group) => {
      const [facts = '', ...vectors] = group.split(/(?=Count = )/);
      const [, sizes = ''] = /PTlen = (\d+\]\n\[AADlen = \d+)/.exec(facts) ?? [];
      return vectors.map((vector) => ({
        name: `${sizes.replace(/\D+/, '/')} ${/Count = \d+/.exec(vector)?.[0]}`,
        tagLength: Number(/Taglen = (\d+)/.exec(facts)?.[1]),
        field: (name) => Buffer.from(new RegExp(`^${name} =[ ]?([0-9a-f]*)$`, 'm').exec(vector)?.[1] ?? '-', 'hex'),
        fails: /^FAIL$/m.test(vector),
      }));
    });
}

const vectors = vectorsOf(
  readFileSync(new URL('../../test/vectors/nist-gcm-decrypt-256.rsp', import.meta.url), 'utf8'),
);
const withWholeTag = vectors.filter(({ tagLength }) => tagLength === 128);
const encrypted = ({ field }: Vector) => Buffer.concat([field('CT'), field('Tag')]);

test('there are 125 vectors of NIST with whole tags, 63 of which have to fail, and 6 with shorter ones', () => {
  expect(vectors).toHaveLength(131);
  expect(withWholeTag).toHaveLength(125);
  expect(withWholeTag.filter(({ fails }) => fails)).toHaveLength(63);
  expect(withWholeTag.every(({ field }) => field('Key').length === 32 && field('IV').length === 12)).toBe(true);
});

test('decrypts every valid vector of NIST, and encrypts it to the same bytes', () => {
  for (const vector of withWholeTag.filter(({ fails }) => !fails)) {
    const { field } = vector;
    const plaintext = decrypt(field('Key'), field('IV'), encrypted(vector), field('AAD'));
    expect([vector.name, plaintext]).toEqual([vector.name, field('PT')]);
    expect(encrypt(field('Key'), field('IV'), field('PT'), field('AAD'))).toEqual(encrypted(vector));
  }
});

test('refuses every vector of NIST that has to fail', () => {
  for (const vector of withWholeTag.filter(({ fails }) => fails)) {
    const { field } = vector;
    const plaintext = decrypt(field('Key'), field('IV'), encrypted(vector), field('AAD'));
    expect([vector.name, plaintext]).toEqual([vector.name, undefined]);
  }
});

test('refuses tags that are shorter than 16 bytes, although they are right', () => {
  const shorter = vectors.filter(({ tagLength }) => tagLength < 128);
  expect(shorter.map(({ tagLength }) => tagLength).toSorted((a, b) => a - b)).toEqual([32, 64, 96, 104, 112, 120]);
  for (const vector of shorter) {
    const { field } = vector;
    expect(decrypt(field('Key'), field('IV'), encrypted(vector), field('AAD'))).toBeUndefined();
  }
});

const key = Buffer.alloc(32, 1);
const aad = Buffer.from('aad');

test('refuses an IV of another length, although it is right', () => {
  const iv = Buffer.alloc(16, 2);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
  const bytes = Buffer.concat([cipher.update('text'), cipher.final(), cipher.getAuthTag()]);
  expect(decrypt(key, iv, bytes, aad)).toBeUndefined();
});

test('never uses an IV twice', () => {
  const ivs = Array.from({ length: 2_000 }, () => encryptBytes(key, Buffer.from('same'), aad).toString('hex', 0, 12));
  expect(new Set(ivs).size).toBe(2_000);
});

test('refuses what is too short to be anything', () => {
  const whole = encryptBytes(key, Buffer.alloc(0), aad);
  expect(whole).toHaveLength(28);
  expect(decryptBytes(key, whole, aad)).toEqual(Buffer.alloc(0));
  for (let length = 0; length < 28; length += 1)
    expect(decryptBytes(key, whole.subarray(0, length), aad)).toBeUndefined();
});
