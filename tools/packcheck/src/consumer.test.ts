import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsumer, missesPeer, problemOfLoading, problemsOfCompiling } from './consumer.ts';
import type { Ran } from './run-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consumer-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loads a package with this text as its only module, by import and by require. */
async function load(text: string): Promise<readonly Ran[]> {
  const consumer = createConsumer(folder);
  const home = join(folder, 'node_modules/theirs');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'theirs', type: 'module', exports: './index.js' }));
  writeFileSync(join(home, 'index.js'), text);
  return consumer.load('theirs');
}
const problemsOfLoading = async (text: string) => (await load(text)).map((ran) => problemOfLoading('theirs', ran));

test('a module loads by import and by require', async () => {
  expect(await problemsOfLoading('export const answer = 42;')).toEqual([undefined, undefined]);
});

test('a missing dependency is found both ways', async () => {
  const problem = expect.stringContaining('theirs cannot be loaded cold');
  expect(await problemsOfLoading("import 'not-installed';")).toEqual([problem, problem]);
});

test('a top-level await is found by require', async () => {
  expect(await problemsOfLoading('await Promise.resolve();')).toEqual([
    undefined,
    expect.stringContaining('theirs cannot be loaded cold'),
  ]);
});

test('a module that prints is found', async () => {
  expect(await problemsOfLoading("console.log('hello');")).toEqual([
    expect.stringContaining('prints when it is loaded'),
    expect.stringContaining('prints when it is loaded'),
  ]);
});

/** Compiles an import of a package of ours with these declarations. */
async function compile(declarations: string): Promise<readonly string[]> {
  const consumer = createConsumer(folder);
  const home = join(folder, 'node_modules/@makegate/ours');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ type: 'module', exports: './index.js' }));
  writeFileSync(join(home, 'index.js'), '');
  writeFileSync(join(home, 'index.d.ts'), declarations);
  return problemsOfCompiling(await consumer.compile(['@makegate/ours']));
}

test('declarations that name the types of a package without types are found', async () => {
  mkdirSync(join(folder, 'node_modules/untyped'), { recursive: true });
  writeFileSync(
    join(folder, 'node_modules/untyped/package.json'),
    JSON.stringify({ name: 'untyped', main: 'index.js' }),
  );
  writeFileSync(join(folder, 'node_modules/untyped/index.js'), '');
  expect(await compile("import type { Thing } from 'untyped';\nexport declare const thing: Thing;")).toEqual([
    expect.stringMatching(/^node_modules\/@makegate\/ours\/index\.d\.ts\(1,.*TS7016/),
  ]);
  expect(await compile("import type { Server } from 'node:http';\nexport declare const server: Server;")).toEqual([]);
}, 60_000);

test('a missing peer is told from any other missing package, by import and by require', async () => {
  const peers = { peerDependencies: { 'a-peer': '^1.0.0' } };
  for (const missing of ['a-peer', 'a-peer/deep.js']) {
    expect((await load(`import '${missing}';`)).map((ran) => missesPeer(peers, ran))).toEqual([true, true]);
  }
  expect((await load("import 'not-a-peer';")).map((ran) => missesPeer(peers, ran))).toEqual([false, false]);
});
