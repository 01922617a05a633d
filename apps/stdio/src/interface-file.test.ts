import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnownInterface } from '@makegate/tools';
import { interfaceFile } from './interface-file.js';

let root: string;
const logged: string[] = [];
const open = (folder = join(root, 'cache'), belongsTo = ['eu2.make.com', 7]) =>
  interfaceFile({ folder, belongsTo, log: (text) => logged.push(text) });

const known: readonly KnownInterface[] = [
  {
    scenarioId: 3,
    edit: '2026-11-20T09:00:00.000Z',
    readAtMs: 1,
    interface: { input: [{ name: 'city', type: 'text', required: true }], output: [] },
  },
];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'makegate-interfaces-'));
  logged.length = 0;
});

afterEach(() => rm(root, { recursive: true }));

test('recalls what was kept', async () => {
  await open().keep(known);
  expect(await open().recall()).toEqual(known);
});

test('recalls nothing of another zone or team', async () => {
  await open().keep(known);
  expect(await open(undefined, ['eu2.make.com', 8]).recall()).toEqual([]);
});

test('recalls nothing when there is no file', async () => {
  expect(await open().recall()).toEqual([]);
});

test.each(['', '{"format":1', '{"format":9,"known":[]}', '{"format":1,"known":[{"scenarioId":"3"}]}'])(
  'takes a file that holds %j for none, and replaces it',
  async (text) => {
    await open().keep(known);
    const [name = ''] = await readdir(join(root, 'cache'));
    await writeFile(join(root, 'cache', name), text);
    expect(await open().recall()).toEqual([]);
    await open().keep(known);
    expect(await open().recall()).toEqual(known);
  },
);

test('lets only its owner read it', async () => {
  await open().keep(known);
  const [name = ''] = await readdir(join(root, 'cache'));
  expect((await stat(join(root, 'cache'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(root, 'cache', name))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(root, 'cache', name), 'utf8')).toContain('city');
});

test('says so, and goes on, when the folder cannot be used', async () => {
  const file = join(root, 'file');
  await writeFile(file, '');
  await chmod(file, 0o600);
  await open(join(file, 'cache')).keep(known);
  expect(logged).toEqual([expect.stringContaining('Could not keep')]);
});

test('keeps whole files when asked several times at once, and leaves no other behind', async () => {
  await Promise.all(Array.from({ length: 20 }, () => open().keep(known)));
  expect(await open().recall()).toEqual(known);
  expect(await readdir(join(root, 'cache'))).toHaveLength(1);
  expect(logged).toEqual([]);
});
