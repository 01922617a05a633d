import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { stateFile } from '../src/file.js';
import type { StateFile } from '../src/file.js';
import { createServiceKey } from '../src/index.js';
import { startContenders } from './contenders.js';
import type { Call, Contenders } from './contenders.js';

const processes = 3;
const limitMs = 30_000;
let folder: string;
let path: string;
let state: StateFile;
let contenders: Contenders | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makegate-state-'));
  path = join(folder, 'state.json');
  state = await stateFile(path);
  contenders = await startContenders(processes, path);
}, limitMs);
afterAll(async () => {
  await contenders?.close();
  await rm(folder, { recursive: true });
});

const newKey = (principal: string) =>
  createServiceKey({ deployment: 'race', tenant: 'default', principal, name: 'n', scopes: ['make:read'] }).record;
/** What each process answers to the same call. */
const askAll = (call: () => Call) =>
  contenders === undefined ? Promise.reject(new Error('not started')) : contenders.all(call);
const some = Array.from({ length: 20 }, (_, index) => `n${index}`);

test(
  'of several processes that take the same secrets, one gets each',
  async () => {
    await Promise.all(some.map((key) => state.secrets.put(key, `secret ${key}`, 60_000)));
    const taken = await askAll(() => ({ verb: 'take', keys: some }));
    for (const [index, key] of some.entries()) {
      expect(taken.map((answers) => answers[index]).filter((value) => value !== null)).toEqual([`secret ${key}`]);
    }
  },
  limitMs,
);

test(
  'of several processes that each add a key to the same principals, two succeed for each',
  async () => {
    const added = await askAll(() => ({ verb: 'add', records: some.map(newKey) }));
    for (const [index, id] of some.entries()) {
      expect(added.map((answers) => answers[index]).filter((success) => success === true)).toHaveLength(2);
      expect(await state.keys.list({ tenant: 'default', id })).toHaveLength(2);
    }
  },
  limitMs,
);

test(
  'several processes that each bring a data key for the same owners agree on one',
  async () => {
    const owners = some.map((subject) => ({ tenant: 'default', subject }));
    const kept = await askAll(() => ({ verb: 'keep', owners }));
    for (const [index, owner] of owners.entries()) {
      expect([...new Set(kept.map((answers) => answers[index]))]).toEqual([await state.dataKeys.find(owner)]);
    }
  },
  limitMs,
);

const keysOf = (writer: number) => some.map((key) => `${key} of writer ${writer}`);

test(
  'no change of any process is lost while all of them write',
  async () => {
    let asked = 0;
    await askAll(() => ({ verb: 'put', keys: keysOf((asked += 1)) }));
    const written = [1, 2, 3].flatMap(keysOf);
    const values = await Promise.all(written.map((key) => state.secrets.get(key)));
    expect(values.filter((value) => value !== undefined)).toHaveLength(written.length);
  },
  limitMs,
);

test('a key revoked by another process is revoked for the very next look', async () => {
  const record = newKey('revoked-elsewhere');
  await state.keys.add(record);
  expect((await state.keys.find(record.id))?.revokedAtMs).toBeUndefined();
  await askAll(() => ({ verb: 'revoke', id: record.id, atMs: 5_000 }));
  expect((await state.keys.find(record.id))?.revokedAtMs).toBe(5_000);
  expect(await askAll(() => ({ verb: 'find', id: record.id }))).toEqual([[5_000], [5_000], [5_000]]);
});

const contender = fileURLToPath(new URL('./contender.ts', import.meta.url));

test(
  'a writer that is killed at any moment leaves a file that can be read and changed',
  async () => {
    const own = join(await mkdtemp(join(folder, 'killed-')), 'state.json');
    const watcher = await stateFile(own);
    await watcher.secrets.put('first', 'kept', 'forever');
    // Large enough that writing takes a while.
    await watcher.secrets.put('ballast', 'x'.repeat(2_000_000), 'forever');
    for (const afterMs of [0, 3, 7, 12, 20, 35]) {
      const writer = fork(contender, [own], { execArgv: ['--disable-warning=ExperimentalWarning'] });
      await once(writer, 'message');
      writer.send({ verb: 'put', keys: some });
      await pause(afterMs);
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      expect(await (await stateFile(own)).secrets.get('first')).toBe('kept');
    }
    const startedAt = performance.now();
    await watcher.secrets.put('last', 'written', 'forever');
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect(await (await stateFile(own)).secrets.get('last')).toBe('written');
  },
  limitMs * 2,
);

test(
  'a lock that a dead process left behind is taken over within seconds',
  async () => {
    const own = await mkdtemp(join(folder, 'left-'));
    await mkdir(join(own, 'state.json.lock'));
    await writeFile(join(own, 'state.json.lock', 'of-the-dead'), 'half a sta');
    const left = await stateFile(join(own, 'state.json'));
    const startedAt = performance.now();
    await left.keys.add(newKey('ana'));
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect(await readdir(own)).toEqual(['state.json']);
  },
  limitMs,
);

test(
  'a writer that slept longer than its lock does not undo what others wrote meanwhile',
  async () => {
    const own = join(await mkdtemp(join(folder, 'slept-')), 'state.json');
    const awake = await stateFile(own);
    await awake.secrets.put('ballast', 'x'.repeat(8_000_000), 'forever');
    const sleeper = fork(contender, [own], { execArgv: ['--disable-warning=ExperimentalWarning'] });
    await once(sleeper, 'message');
    const answered = once(sleeper, 'message');
    sleeper.send({ verb: 'put', keys: ['of the sleeper'] });
    while ((await namesIn(`${own}.lock`)).length === 0) await pause(0);
    sleeper.kill('SIGSTOP');
    await awake.secrets.put('meanwhile', 'kept', 'forever');
    sleeper.kill('SIGCONT');
    await answered;
    expect(await awake.secrets.get('of the sleeper')).toBeDefined();
    expect(await awake.secrets.get('meanwhile')).toBe('kept');
    sleeper.disconnect();
    await once(sleeper, 'exit');
  },
  limitMs,
);

const namesIn = (at: string): Promise<readonly string[]> => readdir(at).catch(() => []);

const bounded = `
const { stateFile } = await import(process.argv[2]);
const state = await stateFile(process.argv[3]);
const failure = await state.secrets.put('large', 'x'.repeat(100_000), 'forever').catch((error) => error);
console.log([failure.code, failure.cause?.code, failure.retryable, await state.secrets.get('first')].join(' '));
`;

test('a write that the system cuts short, as on a full disk, is an error and leaves everything as it was', async () => {
  const own = join(await mkdtemp(join(folder, 'full-')), 'state.json');
  await (await stateFile(own)).secrets.put('first', 'kept', 'forever');
  const before = await readFile(own, 'utf8');
  const program = join(folder, 'bounded.mjs');
  await writeFile(program, bounded);
  const built = new URL('../dist/file.js', import.meta.url).href;
  // A bound on the size of files lets a write stop in the middle, as a full disk does: 16 blocks of 512 bytes.
  const command = 'ulimit -f 16; exec "$0" "$@" | cat';
  const ran = await promisify(execFile)('/bin/sh', ['-c', command, process.execPath, program, built, own]);
  expect(ran.stdout.trim()).toBe('state_unavailable EFBIG true kept');
  expect(await readFile(own, 'utf8')).toBe(before);
});

const powerless = `
const { stateFile } = await import(process.argv[2]);
const state = await stateFile(process.argv[3]);
if (process.getuid() === 0) process.seteuid(65_534);
const failure = await state.secrets.put('more', 'value', 'forever').catch((error) => error);
console.log([failure.code, failure.cause?.code, failure.retryable, await state.secrets.get('first')].join(' '));
`;

test('where this process may not write, a change is an error and looking still works', async () => {
  const own = await mkdtemp(join(folder, 'read-only-'));
  await (await stateFile(join(own, 'state.json'))).secrets.put('first', 'kept', 'forever');
  await chmod(own, 0o555);
  const program = join(folder, 'powerless.mjs');
  await writeFile(program, powerless);
  await chmod(folder, 0o755);
  const built = new URL('../dist/file.js', import.meta.url).href;
  const ran = await promisify(execFile)(process.execPath, [program, built, join(own, 'state.json')]);
  await chmod(own, 0o700);
  expect(ran.stdout.trim()).toBe('state_unavailable EACCES true kept');
  expect(await readdir(own)).toEqual(['state.json']);
});

const opens = `
const { stateFile } = await import(process.argv[2]);
for (let round = 0; round < 40; round += 1) {
  const state = await stateFile(process.argv[3] + round + '.json');
  await state.secrets.put('key', 'value', 'forever');
}
`;

test('several processes that open the same new file at once all find it to be one', async () => {
  const own = join(await mkdtemp(join(folder, 'new-')), 'state-');
  const program = join(folder, 'opens.mjs');
  await writeFile(program, opens);
  const built = new URL('../dist/file.js', import.meta.url).href;
  const runs = [1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, [program, built, own]));
  expect((await Promise.all(runs)).map(({ stderr }) => stderr)).toEqual(['', '', '', '']);
});
