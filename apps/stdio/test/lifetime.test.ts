import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { openFifo } from './fifo.js';
import type { Fifo } from './fifo.js';
import { openServer, serverScript } from './open-server.js';
import { allGone, descendantsOf, isGone, processorMsOf } from './processes.js';
import { spawnServer } from './spawn-server.js';
import type { SpawnOptions, SpawnedServer } from './spawn-server.js';

// Starting processes takes its time on a busy machine; what is promised is measured inside the tests.
jest.setTimeout(20_000);

/** What the server promises, in milliseconds. */
const promisedMs = 1_000;
/** Behind npx there are processes that have to notice as well. */
const promisedBehindNpxMs = 1_500;

const programOf = (name: string): string => fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
const launcher = [process.execPath, programOf('launcher')] as const;
const slowTool = 'run_sync_supplier_catalogue';

let sandbox: Sandbox;
const servers: SpawnedServer[] = [];
const fifos: Fifo[] = [];
/** Of every process that a test has seen serving. */
const seen: number[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  const orphans = seen.splice(0).filter((pid) => !isGone(pid));
  for (const pid of orphans) process.kill(pid, 'SIGKILL');
  await Promise.all(servers.splice(0).map((server) => server.end()));
  for (const fifo of fifos.splice(0)) fifo.close();
  if (orphans.length > 0) throw new Error(`still running after the test: ${orphans.join(', ')}`);
});

afterAll(() => sandbox.close());

function start(options: SpawnOptions = {}): SpawnedServer {
  const server = spawnServer(sandbox, options);
  servers.push(server);
  seen.push(server.pid);
  return server;
}

/** Under a launcher, with a standard input that outlives it. */
function startLaunched(program: readonly string[], options: SpawnOptions = {}): SpawnedServer {
  const stdin = openFifo();
  fifos.push(stdin);
  return start({ ...options, command: [...launcher, ...program], stdin });
}

async function idle(server: SpawnedServer): Promise<void> {
  const client = await server.connect();
  await client.listTools();
}

/** Leaves a call waiting for a run that takes eight seconds. */
async function calling(server: SpawnedServer): Promise<void> {
  const client = await server.connect();
  await underWay(client);
}

const underWay = async (client: Client): Promise<void> =>
  new Promise((resolve, reject) => {
    client
      .callTool({ name: slowTool, arguments: { supplier: 'Nordwind' } }, undefined, { onprogress: () => resolve() })
      .then(() => reject(new Error('the slow call was not slow')), reject);
  });

const busyness = [
  ['idle', idle],
  ['with a call in flight', calling],
] as const;

const endings = [
  ['standard input ends', (server: SpawnedServer) => void server.stdin.end()],
  ['standard input breaks', (server: SpawnedServer) => void server.stdin.destroy()],
  [
    'standard output breaks',
    (server: SpawnedServer) => {
      server.stdout.destroy();
      server.stdin.write('{"jsonrpc":"2.0","id":"last","method":"ping"}\n');
    },
  ],
  ['SIGTERM arrives', (server: SpawnedServer) => void server.process.kill('SIGTERM')],
  ['SIGINT arrives', (server: SpawnedServer) => void server.process.kill('SIGINT')],
  ['SIGHUP arrives', (server: SpawnedServer) => void server.process.kill('SIGHUP')],
] as const;

describe.each(busyness)('%s', (_busyness, becomeBusy) => {
  test.each(endings)('ends in order within a second when %s', async (_title, happen) => {
    const server = start();
    await becomeBusy(server);
    const begunMs = performance.now();
    happen(server);
    const { code, signal, atMs } = await server.exited;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(atMs - begunMs).toBeLessThan(promisedMs);
    expect(server.stderr()).toBe('');
  });

  test('ends within a second of its parent while standard input stays open', async () => {
    const launched = startLaunched([process.execPath, serverScript]);
    await becomeBusy(launched);
    const below = descendantsOf(launched.pid);
    seen.push(...below);
    expect(below).toHaveLength(1);
    const begunMs = performance.now();
    launched.process.kill('SIGKILL');
    expect((await allGone(below, promisedMs)) - begunMs).toBeLessThan(promisedMs);
    expect(launched.stdin.destroyed).toBe(false);
  });
});

test.each([
  ['idle', {}],
  ['with a call in flight', { CALL_SLOWLY: slowTool }],
])('ends within a second of a client that is killed, %s', async (_busyness, environment) => {
  const client = start({
    command: [process.execPath, programOf('mortal-client'), process.execPath, serverScript],
    environment,
  });
  const pid = Number(await client.line((line) => /^\d+$/.test(line)));
  seen.push(pid);
  expect(isGone(pid)).toBe(false);
  const begunMs = performance.now();
  client.process.kill('SIGKILL');
  expect((await allGone([pid], promisedMs)) - begunMs).toBeLessThan(promisedMs);
});

describe('behind npx', () => {
  let folder: string;
  const npx = ['npx', '--no-install', 'makegate'];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'makegate-npx-'));
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(serverScript, join(folder, 'node_modules', '.bin', 'makegate'));
    writeFileSync(join(folder, 'package.json'), '{ "name": "somebody", "private": true }');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const offline = () => ({
    workingFolder: folder,
    environment: { HOME: folder, npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  });

  /** The launcher, and below it npx, perhaps a shell, and our server. */
  async function startBehindNpx(becomeBusy: (server: SpawnedServer) => Promise<void>) {
    const launched = startLaunched(npx, offline());
    await becomeBusy(launched);
    const below = descendantsOf(launched.pid);
    seen.push(...below);
    expect(below.length).toBeGreaterThanOrEqual(2);
    return { launched, below };
  }

  test.each(busyness)('ends, and npx with it, when the client above npx is killed, %s', async (_title, becomeBusy) => {
    const { launched, below } = await startBehindNpx(becomeBusy);
    const begunMs = performance.now();
    launched.process.kill('SIGKILL');
    expect((await allGone(below, promisedBehindNpxMs)) - begunMs).toBeLessThan(promisedBehindNpxMs);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('ends when npx itself gets %s', async (signal) => {
    const { below } = await startBehindNpx(idle);
    const [npxPid = 0] = below;
    const begunMs = performance.now();
    process.kill(npxPid, signal);
    expect((await allGone(below, promisedBehindNpxMs)) - begunMs).toBeLessThan(promisedBehindNpxMs);
  });
});

test('needs no signal from the official client to end', async () => {
  const server = await openServer(sandbox);
  seen.push(server.pid);
  await server.tools();
  const begunMs = performance.now();
  await server.close();
  // The client sends SIGTERM only after two seconds.
  expect((await allGone([server.pid], promisedMs)) - begunMs).toBeLessThan(promisedMs);
});

test('ends when its client has gone before the server was up', async () => {
  const server = start();
  server.stdin.end();
  expect(await server.exited).toMatchObject({ code: 0, signal: null });
});

test('ends within a second although its client has stopped reading', async () => {
  const server = start();
  await idle(server);
  server.stdout.pause();
  for (let id = 0; id < 300; id += 1) server.stdin.write(`{"jsonrpc":"2.0","id":"${id}","method":"tools/list"}\n`);
  await new Promise((resolve) => server.stdin.write('\n', resolve));
  const begunMs = performance.now();
  server.process.kill('SIGTERM');
  const { code, atMs } = await server.exited;
  expect(code).toBe(0);
  expect(atMs - begunMs).toBeLessThan(promisedMs);
});

test('goes on when nobody reads its standard error any more', async () => {
  const server = start();
  const client = await server.connect();
  server.process.stderr?.destroy();
  for (const line of ['one', 'two', 'three']) server.stdin.write(`${line}\n`);
  expect((await client.listTools()).tools).not.toEqual([]);
  server.stdin.end();
  expect(await server.exited).toMatchObject({ code: 0, signal: null });
});

test('does next to nothing while it is idle', async () => {
  const server = start();
  await idle(server);
  const windowMs = 3_000;
  const settled = await stillness(server.pid);
  const begunMs = performance.now();
  await new Promise((resolve) => setTimeout(resolve, windowMs));
  const usedMs = processorMsOf(server.pid) - settled;
  expect(usedMs / (performance.now() - begunMs)).toBeLessThan(0.05);
  server.stdin.end();
  await server.exited;
});

/** The processor time of a process once it has stopped growing: what its start took is not part of being idle. */
async function stillness(pid: number): Promise<number> {
  for (let before = -1; ;) {
    const now = processorMsOf(pid);
    if (now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
