import { inspect } from 'node:util';
import { Secret } from '../secret.js';
import { memorySecretStore } from '../secrets/memory-secret-store.js';
import { newEncryptionKey, parseEncryptionKeys } from '../vault/encryption-key.js';
import { keyring } from '../vault/keyring.js';
import { memoryDataKeyStore } from '../vault/memory-data-key-store.js';
import { sealer } from '../vault/sealer.js';
import { credentialsOver } from './credentials.js';
import type { NewCredential } from './credentials.js';

const ana = { tenant: 'default', id: 'ana' };
const ben = { tenant: 'default', id: 'ben' };
const place = 'credential:default:ana';
const credential = (token: string, changes: Partial<NewCredential> = {}): NewCredential => ({
  zone: 'eu2.make.com',
  kind: 'apiToken',
  token: new Secret(token),
  ...changes,
});

function open(line = newEncryptionKey('k1').reveal(), dataKeys = memoryDataKeyStore(), secrets = memorySecretStore()) {
  const seals = sealer({ keyProvider: keyring(parseEncryptionKeys(line)), dataKeys });
  return { credentials: credentialsOver({ sealer: seals, secrets }), secrets, dataKeys, seals };
}
const read = async (stored: Promise<string | undefined>): Promise<string> => (await stored) ?? 'nothing is stored';

test('finds what was put, and nothing for anybody else', async () => {
  const { credentials } = open();
  const { generation } = await credentials.put(
    ana,
    credential('token of ana', { kind: 'oauth', zone: 'http://[::1]:80' }),
  );
  const found = await credentials.find(ana);
  expect(found).toMatchObject({ zone: 'http://[::1]:80', kind: 'oauth', generation });
  expect(found?.token().reveal()).toBe('token of ana');
  expect(await credentials.find(ben)).toBeUndefined();
  expect(await credentials.find({ tenant: 'acme', id: 'ana' })).toBeUndefined();
});

test('does not mistake one pair of tenant and principal for another', async () => {
  const { credentials } = open();
  const pairs = [
    { tenant: 'x:y', id: 'z' },
    { tenant: 'x', id: 'y:z' },
    { tenant: 'x', id: 'y%3Az' },
  ];
  for (const [index, principal] of pairs.entries()) await credentials.put(principal, credential(`token ${index}`));
  const tokens = await Promise.all(pairs.map(async (pair) => (await credentials.find(pair))?.token().reveal()));
  expect(tokens).toEqual(['token 0', 'token 1', 'token 2']);
});

test('a credential shows its token neither when it is printed nor in the store', async () => {
  const { credentials, secrets } = open();
  await credentials.put(ana, credential('canary-of-ana'));
  const found = await credentials.find(ana);
  const stored = await read(secrets.get(place));
  for (const shown of [JSON.stringify(found), inspect(found), inspect(found?.token()), stored]) {
    expect(shown).not.toContain('canary');
    expect(shown).not.toContain(Buffer.from('canary').toString('base64url'));
  }
  expect(stored).toMatch(/^credential1 \d+ apiToken eu2\.make\.com sealed1\.\S+$/);
});

test('every put counts the generation up, and many at once get one each', async () => {
  const { credentials } = open();
  const { generation } = await credentials.put(ana, credential('first'));
  expect(await credentials.put(ana, credential('second'))).toEqual({ generation: generation + 1 });
  const puts = await Promise.all(
    Array.from({ length: 20 }, (_, index) => credentials.put(ana, credential(`t${index}`))),
  );
  const generations = puts.map((put) => put.generation).toSorted((left, right) => left - right);
  expect(generations).toEqual(Array.from({ length: 20 }, (_, index) => generation + 2 + index));
  const found = await credentials.find(ana);
  expect(found?.generation).toBe(generation + 21);
  expect(found?.token().reveal()).toBe(`t${puts.findIndex((put) => put.generation === generation + 21)}`);
});

test('many first puts at once get a generation each as well', async () => {
  const { credentials } = open();
  const puts = await Promise.all(Array.from({ length: 20 }, () => credentials.put(ana, credential('t'))));
  expect(new Set(puts.map((put) => put.generation)).size).toBe(20);
});

test('what is removed is gone, and the next one is not taken for one from before', async () => {
  const { credentials } = open();
  const before = await credentials.put(ana, credential('old'));
  await credentials.remove(ana);
  await credentials.remove(ana);
  expect(await credentials.find(ana)).toBeUndefined();
  expect(await credentials.put(ana, credential('new'))).not.toEqual(before);
  expect((await credentials.find(ana))?.token().reveal()).toBe('new');
});

test.each([
  [{ teamId: 12 }, ' team=12 '],
  [{ organizationId: 7 }, ' organization=7 '],
  [{ teamId: 12, organizationId: 7 }, ' team=12 organization=7 '],
])('keeps where to work with it: %p', async (where, stands) => {
  const { credentials, secrets } = open();
  const { generation } = await credentials.put(ana, credential('token', where));
  expect(await credentials.find(ana)).toMatchObject(where);
  expect(await credentials.describe(ana)).toEqual({ zone: 'eu2.make.com', kind: 'apiToken', generation, ...where });
  expect(await read(secrets.get(place))).toContain(stands);
});

test.each([0, -1, 1.5, Number.NaN, 1e15])('keeps nothing that is no id of a team: %p', async (teamId) => {
  const { credentials } = open();
  await expect(credentials.put(ana, credential('token', { teamId }))).rejects.toThrow(RangeError);
  expect(await credentials.find(ana)).toBeUndefined();
});

test.each<[string, (stored: string) => string]>([
  ['another team', (stored) => stored.replace('team=12', 'team=13')],
  ['another organization', (stored) => stored.replace('organization=7', 'organization=8')],
  ['no team', (stored) => stored.replace(' team=12', '')],
  ['the team as organization', (stored) => stored.replace('team=12 organization=7', 'organization=12')],
  ['a team written in another way', (stored) => stored.replace('team=12', 'team=012')],
])('a stored credential with %s does not open', async (_, change) => {
  const { credentials, secrets } = open();
  await credentials.put(ana, credential('canary', { teamId: 12, organizationId: 7 }));
  await secrets.put(place, change(await read(secrets.get(place))), 'forever');
  await expect(credentials.find(ana)).rejects.toMatchObject({ code: 'credential_unreadable' });
});

const changes: readonly [string, (stored: string) => string][] = [
  ['another zone', (stored) => stored.replace('eu2.', 'evil.')],
  ['another kind', (stored) => stored.replace('apiToken', 'oauth')],
  ['another generation', (stored) => stored.replace(/ (\d+) /, (_, number) => ` ${Number(number) + 1} `)],
  ['a zone written in another way', (stored) => stored.replace('eu2.', '%65u2.')],
  ['a broken zone', (stored) => stored.replace('eu2.', '%E0%A4.')],
  ['an unknown version', (stored) => stored.replace('credential1', 'credential2')],
  ['a changed token', (stored) => `${stored.slice(0, -1)}${stored.endsWith('A') ? 'B' : 'A'}`],
  ['a token cut short', (stored) => stored.slice(0, -9)],
  ['a line more', (stored) => `${stored}\n`],
  ['nothing in it', () => ''],
];

test.each(changes)('a stored credential with %s is refused with a code, until it is set again', async (_, change) => {
  const { credentials, secrets } = open();
  await credentials.put(ana, credential('canary'));
  await secrets.put(place, change(await read(secrets.get(place))), 'forever');
  await expect(credentials.find(ana)).rejects.toMatchObject({ code: 'credential_unreadable', retryable: false });
  await expect(credentials.find(ana)).rejects.toThrow(/"ana".*Set it again/);
  await credentials.put(ana, credential('fresh'));
  expect((await credentials.find(ana))?.token().reveal()).toBe('fresh');
});

test('a credential put under the name of somebody else is refused', async () => {
  const { credentials, secrets } = open();
  await credentials.put(ana, credential('of ana'));
  await credentials.put(ben, credential('of ben'));
  await secrets.put('credential:default:ben', await read(secrets.get(place)), 'forever');
  await expect(credentials.find(ben)).rejects.toMatchObject({ code: 'credential_unreadable' });
});

test('an erased owner is told to set the credential again, and can', async () => {
  const { credentials, seals } = open();
  await credentials.put(ana, credential('before'));
  await seals.erase({ tenant: 'default', subject: 'ana' });
  await expect(credentials.find(ana)).rejects.toMatchObject({ code: 'credential_unreadable' });
  await credentials.put(ana, credential('after'));
  expect((await credentials.find(ana))?.token().reveal()).toBe('after');
});

test('missing and wrong encryption keys are named as what they are, and nothing is overwritten', async () => {
  const { credentials, secrets, dataKeys } = open();
  await credentials.put(ana, credential('token'));
  const stored = await secrets.get(place);
  for (const [id, code] of [
    ['other', 'sealing_key_unknown'],
    ['k1', 'data_key_unreadable'],
  ] as const) {
    const { credentials: wrong } = open(newEncryptionKey(id).reveal(), dataKeys, secrets);
    await expect(wrong.find(ana)).rejects.toMatchObject({ code });
    await expect(wrong.put(ana, credential('other'))).rejects.toMatchObject({ code });
  }
  expect(await secrets.get(place)).toBe(stored);
});

test('a name that is broken is refused and not taken for another', async () => {
  const { credentials } = open();
  for (const id of ['', '\ud800']) {
    const broken = { tenant: 'default', id };
    await expect(credentials.put(broken, credential('t'))).rejects.toMatchObject({ code: 'seal_context_invalid' });
    await expect(credentials.find(broken)).rejects.toMatchObject({ code: 'seal_context_invalid' });
    await expect(credentials.remove(broken)).rejects.toMatchObject({ code: 'seal_context_invalid' });
  }
  await expect(credentials.put(ana, credential('t', { zone: '' }))).rejects.toMatchObject({
    code: 'seal_context_invalid',
  });
});

test('looking costs one read of the store', async () => {
  const { credentials, secrets } = open();
  await credentials.put(ana, credential('token'));
  let gets = 0;
  const get = secrets.get.bind(secrets);
  secrets.get = (key) => {
    gets += 1;
    return get(key);
  };
  await credentials.find(ana);
  expect(gets).toBe(1);
});

test('describes a credential with one read of the store and without opening it', async () => {
  const { credentials, secrets } = open();
  const { generation } = await credentials.put(ana, credential('token'));
  const stored = (await secrets.get('credential:default:ana')) ?? '';
  await secrets.replace('credential:default:ana', stored, `${stored}x`, 'forever');
  await expect(credentials.find(ana)).rejects.toMatchObject({ code: 'credential_unreadable' });
  const { zone, kind } = credential('token');
  expect(await credentials.describe(ana)).toEqual({ zone, kind, generation });
  expect(await credentials.describe(ben)).toBeUndefined();
});
