import { randomUUID } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateFile } from '../src/file.js';
import { createServiceKey } from '../src/index.js';
import { dataKeyStoreContract, keyStoreContract, secretStoreContract } from '../src/testing/index.js';

let folder: string;
let opened = 0;
const freshPath = (): string => join(folder, `state-${(opened += 1)}.json`);
const freshStores = () => stateFile(freshPath());
const newKey = (principal = 'ana') =>
  createServiceKey({ deployment: 'd', tenant: 'default', principal, name: 'n', scopes: ['make:read'] }).record;
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makegate-state-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('secrets in a state file', () => {
  secretStoreContract(test, async () => (await freshStores()).secrets);
});
describe('service keys in a state file', () => {
  keyStoreContract(test, async () => (await freshStores()).keys);
});
describe('data keys in a state file', () => {
  dataKeyStoreContract(test, async () => (await freshStores()).dataKeys);
});

test('what was kept is there for the next one who opens the file, and nothing else stays in the folder', async () => {
  const own = await mkdtemp(join(folder, 'whole-'));
  const path = join(own, 'state.json');
  const first = await stateFile(path);
  const key = { ...newKey(), expiresAtMs: 9_000_000_000_000 };
  await first.keys.add(key);
  await first.secrets.put('__proto__', 'odd \ud800 \u0000', 'forever');
  await first.dataKeys.keep({ tenant: '"', subject: '__proto__' }, 'wrapped');
  await first.close();
  const second = await stateFile(path);
  expect(await second.keys.list()).toEqual([key]);
  expect(await second.secrets.get('__proto__')).toBe('odd \ud800 \u0000');
  expect(await second.dataKeys.find({ tenant: '"', subject: '__proto__' })).toBe('wrapped');
  expect(await readdir(own)).toEqual(['state.json']);
});

test('a missing file is an empty state, and looking makes none', async () => {
  const path = freshPath();
  const { keys, secrets, dataKeys } = await stateFile(path);
  expect(await keys.revoke('absent', 1)).toBe(false);
  expect(await secrets.take('absent')).toBeUndefined();
  await secrets.delete('absent');
  await dataKeys.delete({ tenant: 't', subject: 's' });
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the file belongs to its owner alone, also when it existed otherwise', async () => {
  const path = freshPath();
  await (await stateFile(path)).keys.add(newKey());
  expect(await modeOf(path)).toBe(0o600);
  await chmod(path, 0o666);
  const again = await stateFile(path);
  expect(await modeOf(path)).toBe(0o600);
  await chmod(path, 0o644);
  await again.keys.add(newKey());
  expect(await modeOf(path)).toBe(0o600);
});

const isRoot = process.getuid?.() === 0;

test('what an administrator writes still belongs to the owner of the file, or of the folder', async () => {
  const own = await mkdtemp(join(folder, 'owned-'));
  const { uid, gid } = await stat(own);
  // Only an administrator can give files away. For anybody else they stay their own.
  const [ofFolder, ofFile] = isRoot ? [12_345, 12_347] : [uid, uid];
  await chown(own, ofFolder, gid);
  const path = join(own, 'state.json');
  await (await stateFile(path)).keys.add(newKey());
  expect(await stat(path)).toMatchObject({ uid: ofFolder, gid });
  await chown(path, ofFile, gid);
  await (await stateFile(path)).keys.add(newKey());
  expect(await stat(path)).toMatchObject({ uid: ofFile, gid });
});

test.each([0o770, 0o703, 0o1777])('a folder with the mode %o, in which others may write, is refused', async (mode) => {
  const own = await mkdtemp(join(folder, 'shared-'));
  await chmod(own, mode);
  const opening = stateFile(join(own, 'state.json'));
  await expect(opening).rejects.toMatchObject({ code: 'state_exposed', retryable: false });
  await expect(opening).rejects.toThrow(`chmod go-w ${own}`);
});

test('a link in a folder in which others may write is refused, wherever it leads', async () => {
  const own = await mkdtemp(join(folder, 'shared-'));
  await symlink(freshPath(), join(own, 'dangling'));
  await writeFile(join(folder, 'real.json'), '');
  await symlink(join(folder, 'real.json'), join(own, 'link'));
  await chmod(own, 0o777);
  await expect(stateFile(join(own, 'link'))).rejects.toMatchObject({ code: 'state_exposed' });
});

test('a folder that does not exist is named with the command that makes it', async () => {
  const opening = stateFile(join(folder, 'nowhere', 'state.json'));
  await expect(opening).rejects.toMatchObject({ code: 'state_unavailable' });
  await expect(opening).rejects.toThrow(`mkdir -p -m 700 ${join(folder, 'nowhere')}`);
});

test('a link is followed: the file behind it changes and the link stays', async () => {
  const [path, link] = [freshPath(), freshPath()];
  await (await stateFile(path)).keys.add(newKey());
  await symlink(path, link);
  const throughLink = await stateFile(link);
  await throughLink.keys.add(newKey());
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await (await stateFile(path)).keys.list()).toHaveLength(2);
});

test('a link to something else changes nothing there, not even its mode', async () => {
  const [foreign, link] = [freshPath(), freshPath()];
  await writeFile(foreign, 'root:x:0:0', { mode: 0o644 });
  await symlink(foreign, link);
  await expect(stateFile(link)).rejects.toMatchObject({ code: 'state_invalid' });
  expect(await modeOf(foreign)).toBe(0o644);
  expect(await readFile(foreign, 'utf8')).toBe('root:x:0:0');
});

test('a link to nothing, a folder and a file of the wrong kind are refused', async () => {
  const link = freshPath();
  await symlink(freshPath(), link);
  await expect(stateFile(link)).rejects.toThrow(/link to nothing/);
  const own = freshPath();
  await mkdir(own);
  await expect(stateFile(own)).rejects.toThrow(/not a regular file/);
});

const unusable: readonly [string, (text: string) => string | Buffer, string][] = [
  ['torn', (text) => text.slice(0, -20), 'state_invalid'],
  ['emptied', () => '', 'state_invalid'],
  ['zeroed by a crash', (text) => '\0'.repeat(text.length), 'state_invalid'],
  ['that is no text', (text) => Buffer.concat([Buffer.from(text), Buffer.of(0xff)]), 'state_invalid'],
  ['of somebody else', () => '{"version":1}', 'state_invalid'],
  ['of no object', () => '[]', 'state_invalid'],
  ['with a member that nobody knows', (text) => text.replace('{', '{"more":1,'), 'state_invalid'],
  [
    'with a key that has a member nobody knows',
    (text) => text.replace('"name"', '"networks":"","name"'),
    'state_invalid',
  ],
  ['with an unknown scope', (text) => text.replace('make:read', 'make:read make:fly'), 'state_invalid'],
  ['with a broken moment', (text) => text.replace(/"createdAtMs": "\d+"/, '"createdAtMs": "soon"'), 'state_invalid'],
  ['with a broken secret', (text) => text.replace('"value": "s"', '"value": 1'), 'state_invalid'],
  ['of a newer version', (text) => text.replace('"version": 1', '"version": 2'), 'state_too_new'],
];

test.each(unusable)('a file %s is refused with a code and the fix, and never overwritten', async (_, change, code) => {
  const path = freshPath();
  const running = await stateFile(path);
  const key = newKey();
  await running.keys.add(key);
  await running.secrets.put('s', 's', 'forever');
  const changed = change(await readFile(path, 'utf8'));
  await writeFile(path, changed);

  await expect(stateFile(path)).rejects.toMatchObject({ code, retryable: false });
  for (const doing of [
    () => running.keys.find(key.id),
    () => running.keys.add(newKey()),
    () => running.secrets.put('a', 'b', 'forever'),
    () => running.dataKeys.find({ tenant: 't', subject: 's' }),
  ]) {
    await expect(doing()).rejects.toMatchObject({ code });
    await expect(doing()).rejects.toThrow(/backup/);
    await expect(doing()).rejects.not.toThrow(key.hash);
  }
  expect(await readFile(path)).toEqual(Buffer.from(changed));
});

test('a file that is put back in order is used again at once', async () => {
  const path = freshPath();
  const { keys } = await stateFile(path);
  const key = newKey();
  await keys.add(key);
  const whole = await readFile(path);
  await writeFile(path, 'torn');
  await expect(keys.find(key.id)).rejects.toMatchObject({ code: 'state_invalid' });
  await writeFile(path, whole);
  expect(await keys.find(key.id)).toEqual(key);
});

test('a file that vanishes under a running process is an error, not an empty state', async () => {
  const path = freshPath();
  const { keys } = await stateFile(path);
  const key = newKey();
  await keys.add(key);
  await rm(path);
  await expect(keys.find(key.id)).rejects.toMatchObject({ code: 'state_unavailable', retryable: true });
  await expect(keys.add(newKey())).rejects.toMatchObject({ code: 'state_unavailable' });
  expect(await (await stateFile(path)).keys.list()).toEqual([]);
});

test('a secret is over at the very millisecond, and gone from the file with the next change', async () => {
  const path = freshPath();
  let nowMs = 0;
  const { secrets } = await stateFile(path, { now: () => nowMs });
  await secrets.put('short', 'canary', 1_000);
  nowMs = 999;
  expect(await secrets.get('short')).toBe('canary');
  nowMs = 1_000;
  expect(await secrets.get('short')).toBeUndefined();
  expect(await secrets.take('short')).toBeUndefined();
  expect(await readFile(path, 'utf8')).toContain('canary');
  await secrets.put('other', 'value', 'forever');
  expect(await readFile(path, 'utf8')).not.toContain('canary');
});

test('a change that is refused leaves the file as it was', async () => {
  const path = freshPath();
  const { keys } = await stateFile(path);
  const key = newKey();
  await keys.add(key);
  const before = await stat(path, { bigint: true });
  await expect(keys.add(key)).rejects.toMatchObject({ code: 'service_key_taken' });
  await keys.revoke(key.id, 5);
  const revoked = await stat(path, { bigint: true });
  expect(revoked.mtimeNs).toBeGreaterThan(before.mtimeNs);
  await keys.revoke(key.id, 6);
  expect((await stat(path, { bigint: true })).mtimeNs).toBe(revoked.mtimeNs);
});

test('every change gets a later time than the one before, even when the clock went back', async () => {
  const path = freshPath();
  const { secrets } = await stateFile(path);
  await secrets.put('a', '0', 'forever');
  await utimes(path, 4_000_000_000, 4_000_000_000);
  let lastNs = (await stat(path, { bigint: true })).mtimeNs;
  for (const value of ['1', '2', '3']) {
    await secrets.put('a', value, 'forever');
    const { mtimeNs } = await stat(path, { bigint: true });
    expect(mtimeNs).toBeGreaterThan(lastNs);
    lastNs = mtimeNs;
  }
});

test('closing waits for changes under way and refuses later ones', async () => {
  const path = freshPath();
  const state = await stateFile(path);
  const adding = state.keys.add(newKey());
  await state.close();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 1 });
  await adding;
  await state.close();
  await expect(state.keys.add(newKey())).rejects.toMatchObject({ code: 'state_unavailable' });
});

test('removes what processes that were killed while they waited left behind, and nothing that may be in use', async () => {
  const own = await mkdtemp(join(folder, 'left-'));
  const path = join(own, 'state.json');
  const left = async (name: string, ageMs: number): Promise<void> => {
    await mkdir(join(own, name));
    await writeFile(join(own, name, 'next'), '');
    const then = new Date(Date.now() - ageMs);
    await utimes(join(own, name), then, then);
  };
  const waiting = `state.json.lock-${randomUUID()}`;
  await left(`state.json.lock-${randomUUID()}`, 3_700_000);
  await left(waiting, 3_500_000);
  await left('state.json.lock-mine', 3_700_000);
  await left(`other.json.lock-${randomUUID()}`.slice(0, -1), 3_700_000);
  await (await stateFile(path)).close();
  const stayed = await readdir(own);
  expect(stayed).toHaveLength(3);
  expect(stayed).toEqual(expect.arrayContaining([waiting, 'state.json.lock-mine']));
});
