import { PassThrough } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { answerMalformed } from './answer-malformed.js';

const mebibyte = 1024 * 1024;

/** A real transport on streams of our own, wrapped and started. */
async function opened() {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  const logged: string[] = [];
  const received: unknown[] = [];
  const reported: Error[] = [];
  const transport = answerMalformed(new StdioServerTransport(stdin, stdout), (text) => logged.push(text));
  const closed = new Promise<void>((resolve) => (transport.onclose = resolve));
  transport.onmessage = (message) => received.push(message);
  transport.onerror = (error) => reported.push(error);
  await transport.start();
  const send = (text: string | Buffer) => new Promise((resolve) => stdin.write(text, resolve));
  const sent = (): unknown[] =>
    String(stdout.read() ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line));
  return { transport, send, sent, logged, received, reported, closed };
}

const refusal = (code: number, message: unknown) => ({
  jsonrpc: '2.0',
  error: { code, message, data: { code: 'message_malformed' } },
});

test.each([
  ['words', 'hello'],
  ['an empty line', ''],
  ['an empty line of Windows', '\r'],
  ['half a message', '{"jsonrpc":'],
  ['binary noise', Buffer.from([0, 255, 254, 128])],
])('answers %s with a parse error', async (_title, line) => {
  const { send, sent, received } = await opened();
  await send(Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
  expect(sent()).toEqual([refusal(-32_700, expect.stringContaining('not JSON'))]);
  expect(received).toEqual([]);
});

test.each([
  ['null', 'null'],
  ['a number', '5'],
  ['an empty object', '{}'],
  ['an empty batch', '[]'],
  ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]'],
  ['JSON-RPC 1.0', '{"jsonrpc":"1.0","id":1,"method":"ping"}'],
  ['a request without an id to answer to', '{"jsonrpc":"2.0","id":null,"method":"ping"}'],
  ['an id beyond every number', `{"jsonrpc":"2.0","id":${'9'.repeat(400)},"method":"ping"}`],
])('answers %s, which is JSON, as an invalid request', async (_title, line) => {
  const { send, sent, received } = await opened();
  await send(`${line}\n`);
  expect(sent()).toEqual([refusal(-32_600, expect.stringContaining('JSON-RPC 2.0'))]);
  expect(received).toEqual([]);
});

test('passes messages on, those after a malformed line and in the same chunk included', async () => {
  const { send, sent, received, reported } = await opened();
  const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
  await send(`${JSON.stringify(ping)}\nnoise\n${JSON.stringify({ ...ping, id: 2 })}\n`);
  expect(received).toEqual([ping, { ...ping, id: 2 }]);
  expect(sent()).toHaveLength(1);
  expect(reported).toEqual([]);
});

test('says why it closes when a line is too long, to the sender and in the log', async () => {
  const { send, sent, logged, closed } = await opened();
  await send(Buffer.alloc(10 * mebibyte + 1, 'x'));
  await closed;
  expect(sent()).toEqual([refusal(-32_600, expect.stringContaining('longer than 10 MiB'))]);
  expect(logged).toEqual([expect.stringContaining('longer than 10 MiB')]);
});

test('logs the reason in one line, without what the line held', async () => {
  const { send, logged } = await opened();
  await send('token-that-was-pasted-here\n{"password":"hunter22"}\n');
  expect(logged).toHaveLength(2);
  expect(logged.join('')).not.toMatch(/token-that|password|hunter22|\n/);
});

test('passes every other error on and answers nothing', async () => {
  const inner: Transport = { start: async () => {}, send: async () => {}, close: async () => {} };
  const sent: unknown[] = [];
  inner.send = async (message) => void sent.push(message);
  const reported: Error[] = [];
  const transport = answerMalformed(inner, () => {});
  transport.onerror = (error) => reported.push(error);
  await transport.start();
  const broken = new Error('the pipe broke');
  inner.onerror?.(broken);
  expect(reported).toEqual([broken]);
  expect(sent).toEqual([]);
});

test('reports when the refusal itself cannot be sent', async () => {
  const unsendable = new Error('nobody listens');
  const inner: Transport = { start: async () => {}, send: () => Promise.reject(unsendable), close: async () => {} };
  const transport = answerMalformed(inner, () => {});
  const reported = new Promise<Error>((resolve) => (transport.onerror = resolve));
  await transport.start();
  inner.onerror?.(new SyntaxError('bad'));
  expect(await reported).toBe(unsendable);
});
