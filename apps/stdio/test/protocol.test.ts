import { jest } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { JSONRPCMessageSchema, ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { eventually } from './open-server.js';
import { spawnServer } from './spawn-server.js';
import type { SpawnedServer } from './spawn-server.js';

// Starting processes takes its time on a busy machine; what is promised is measured inside the tests.
jest.setTimeout(20_000);

const megabyte = 1_000_000;

let sandbox: Sandbox;
let server: SpawnedServer;
let client: Client;
const toldToRoots: string[] = [];

/** One server for all of it: what one test sends must not trouble the next. */
beforeAll(async () => {
  sandbox = await startSandbox();
  server = spawnServer(sandbox);
  client = await server.connect({ roots: { listChanged: true } }, (connecting) =>
    connecting.setRequestHandler(ListRootsRequestSchema, () => {
      toldToRoots.push('refused');
      throw new Error('no roots for you');
    }),
  );
});

afterEach(async () => {
  await stillServes(server, client);
});

afterAll(async () => {
  await server.end();
  await sandbox.close();
});

/** What every answer to a malformed line looks like; it has no id, for there is none to name. */
interface Refusal {
  readonly jsonrpc: string;
  readonly id?: string | number;
  readonly error: { readonly code: number; readonly message: string; readonly data?: { readonly code: string } };
}

async function stillServes(serving: SpawnedServer, asking: Client): Promise<void> {
  const { tools } = await asking.listTools();
  if (!tools.some(({ name }) => name === 'scenarios_list')) throw new Error('the list of tools is not whole');
  const foreign = serving.lines.filter((line) => !isProtocol(line));
  if (foreign.length > 0) throw new Error(`not JSON-RPC on standard output: ${foreign.join('\n').slice(0, 1_000)}`);
}

function isProtocol(line: string): boolean {
  try {
    return JSONRPCMessageSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}

/** Sends one line and resolves with the next that comes back. */
async function answerTo(line: string | Buffer, to: SpawnedServer = server): Promise<Refusal> {
  const before = to.lines.length;
  to.stdin.write(Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
  await to.line(() => to.lines.length > before);
  return JSON.parse(to.lines[before] ?? '') as Refusal;
}

const request = (id: unknown, method: string, params?: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });

test('asks no client for roots, and hears that they changed without a word', async () => {
  await client.sendRootsListChanged();
  await client.ping();
  expect(toldToRoots).toEqual([]);
  expect(server.lines.filter((line) => line.includes('roots'))).toEqual([]);
});

test('answers a method it does not know as not found', async () => {
  const answer = await answerTo(request('m1', 'scenarios/explode', { now: true }));
  expect(answer).toMatchObject({ id: 'm1', error: { code: -32_601 } });
});

test('says nothing to notifications and answers that nobody asked for', async () => {
  const before = server.lines.length;
  server.stdin.write('{"jsonrpc":"2.0","method":"notifications/nobody_knows","params":{"deep":[{}]}}\n');
  server.stdin.write('{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"never asked"}}\n');
  server.stdin.write('{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":9,"progress":1}}\n');
  server.stdin.write('{"jsonrpc":"2.0","id":"never asked","result":{}}\n');
  server.stdin.write('{"jsonrpc":"2.0","id":"never asked","error":{"code":-1,"message":"no"}}\n');
  await client.ping();
  expect(server.lines).toHaveLength(before + 1);
});

test.each([
  ['words', 'hello there'],
  ['half a message', '{"jsonrpc":"2.0","id":1,'],
  ['an empty line', ''],
  ['an empty line of Windows', '\r'],
  ['binary noise', Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256).filter((b) => b !== 10))],
  ['two messages on one line', `${request(1, 'ping')}${request(2, 'ping')}`],
  ['a header of HTTP', 'Content-Length: 52'],
])('answers %s with a parse error', async (_title, line) => {
  expect(await answerTo(line)).toEqual({
    jsonrpc: '2.0',
    error: { code: -32_700, message: expect.stringMatching(/not JSON/), data: { code: 'message_malformed' } },
  });
});

test.each([
  ['an object that is no message', '{"hello":"there"}'],
  ['null', 'null'],
  ['a text', '"ping"'],
  ['an empty object', '{}'],
  ['a batch', `[${request(1, 'ping')},${request(2, 'ping')}]`],
  ['an empty batch', '[]'],
  ['an older JSON-RPC', '{"jsonrpc":"1.0","id":1,"method":"ping"}'],
  ['a method that is no text', '{"jsonrpc":"2.0","id":1,"method":5}'],
  ['an id that is null', request(null, 'ping')],
  ['an id that is an object', request({}, 'ping')],
  ['an id of four hundred digits', `{"jsonrpc":"2.0","id":${'9'.repeat(400)},"method":"ping"}`],
  ['an id that no number holds exactly', '{"jsonrpc":"2.0","id":9007199254740993,"method":"ping"}'],
])('answers %s as an invalid request', async (_title, line) => {
  expect(await answerTo(line)).toEqual({
    jsonrpc: '2.0',
    error: { code: -32_600, message: expect.stringMatching(/JSON-RPC 2\.0/), data: { code: 'message_malformed' } },
  });
});

test('gives a text of a hundred thousand characters back as the id', async () => {
  const id = 'i'.repeat(100_000);
  expect(await answerTo(request(id, 'ping'))).toEqual({ jsonrpc: '2.0', id, result: {} });
});

test.each([
  ['value', { nameContains: 5, filler: 'y'.repeat(9 * megabyte) }],
  ['name', { ['y'.repeat(9 * megabyte)]: 1 }],
])('answers nine megabytes of bad arguments, most of it a %s, in a few words', async (_title, args) => {
  const answer: unknown = await answerTo(request('big', 'tools/call', { name: 'scenarios_list', arguments: args }));
  expect(answer).toMatchObject({ id: 'big', result: { isError: true } });
  expect(JSON.stringify(answer)).toContain('arguments_invalid');
  expect(JSON.stringify(answer).length).toBeLessThan(2_000);
});

test('answers a tool it does not have with the code and the names that come near', async () => {
  const answer = await answerTo(request('t1', 'tools/call', { name: 'scenario_list', arguments: {} }));
  expect(answer).toMatchObject({
    id: 't1',
    error: { code: -32_602, message: expect.stringContaining('scenarios_list'), data: { code: 'tool_unknown' } },
  });
});

test('does not repeat a tool name of nine megabytes', async () => {
  const answer = await answerTo(request('t2', 'tools/call', { name: 'n'.repeat(9 * megabyte) }));
  expect(answer).toMatchObject({ error: { code: -32_602, data: { code: 'tool_unknown' } } });
  expect(JSON.stringify(answer).length).toBeLessThan(1_000);
});

test('puts a message together that comes byte by byte, a letter cut in two included', async () => {
  const bytes = Buffer.from(`${request('ž', 'ping')}\n`);
  const before = server.lines.length;
  for (const byte of bytes) await new Promise((resolve) => server.stdin.write(Buffer.from([byte]), resolve));
  await server.line(() => server.lines.length > before);
  expect(JSON.parse(server.lines[before] ?? '')).toEqual({ jsonrpc: '2.0', id: 'ž', result: {} });
});

test('tells people about a malformed line in one line, without what it held', async () => {
  const before = server.stderr().length;
  await answerTo('a-token-pasted-by-mistake');
  await answerTo('{"password":"hunter22"}');
  const said = await eventually(
    async () => server.stderr().slice(before),
    (text) => text.split('\n').length > 2,
  );
  expect(said).toMatch(/^makegate: Told the client: .*not JSON.*\nmakegate: Told the client: .*JSON-RPC 2\.0.*\n$/);
  expect(said).not.toMatch(/pasted|password|hunter22/);
});

test('ends, and says why on both sides, when a line is longer than ten megabytes', async () => {
  const doomed = spawnServer(sandbox);
  try {
    const served = await doomed.connect();
    await stillServes(doomed, served);
    const refusal = await answerTo(Buffer.alloc(11 * megabyte, 'x'), doomed);
    expect(refusal).toMatchObject({ error: { code: -32_600, data: { code: 'message_malformed' } } });
    expect(refusal.error.message).toContain('longer than 10 MiB');
    expect(await doomed.exited).toMatchObject({ code: 0, signal: null });
    const said = await eventually(
      async () => doomed.stderr(),
      (text) => text.endsWith('\n'),
    );
    expect(said).toMatch(/^makegate: .*longer than 10 MiB.*\n$/);
  } finally {
    await doomed.end();
  }
});
