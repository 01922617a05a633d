import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { bearer, createVerifier, memoryReplayGuard, standardWebhooks } from '../src/index.js';
import { nodeWebhook } from '../src/adapters/node.js';
import { createSender } from '../src/sender/index.js';
import type { SenderOptions } from '../src/sender/index.js';
import { bytes, standardSecret } from './deliveries.js';

const body = bytes('{"alert":"limit reached"}');
const signing = { scheme: standardWebhooks, secrets: [standardSecret] };
let server: Server;
let url: string;
let requests = 0;
let answers: (number | { readonly status: number; readonly headers: Record<string, string> } | 'hang' | 'break')[] = [];
const ids = new Set<unknown>();
const handled: string[] = [];
const verifier = createVerifier({ ...signing, replay: memoryReplayGuard({ keepMs: 600_000 }) });
const webhook = nodeWebhook(verifier, (delivery) => void handled.push(Buffer.from(delivery.body).toString()));

beforeEach(async () => {
  requests = 0;
  answers = [];
  ids.clear();
  handled.length = 0;
  server = createServer((request, response) => {
    requests += 1;
    ids.add(request.headers['webhook-id']);
    const answer = answers.shift();
    if (answer === undefined) void webhook(request, response);
    else if (answer === 'break') request.socket.destroy();
    else if (typeof answer === 'number') response.writeHead(answer).end();
    else if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const unknownHost = async () => Promise.reject(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }));
let waits: number[] = [];
const senderOf = (options: Partial<SenderOptions> = {}) => {
  waits = [];
  const wait = async (ms: number) => void waits.push(ms);
  return createSender({ ...signing, allowPrivate: true, wait, ...options });
};

test('delivers what a verifier accepts, in one attempt', async () => {
  expect(await senderOf().send({ url, id: 'alert_1', body })).toEqual({ delivered: true, status: 200, attempts: 1 });
  expect(handled).toEqual(['{"alert":"limit reached"}']);
});

test('tries again under the same id, waiting longer each time, and at least as long as it was asked to', async () => {
  answers = [500, 'break', { status: 503, headers: { 'retry-after': '60' } }, 429];
  const outcome = await senderOf().send({ url, id: 'alert_2', body });
  expect(outcome).toEqual({ delivered: true, status: 200, attempts: 5 });
  expect(ids).toEqual(new Set(['alert_2']));
  expect(waits.map((ms, at) => ms / 1_000 / 2 ** at)).toEqual([
    expect.closeTo(0.75, 0),
    expect.closeTo(0.75, 0),
    15,
    expect.closeTo(0.75, 0),
  ]);
});

test('gives up after so many attempts, with the last answer', async () => {
  answers = [500, 502, 503];
  expect(await senderOf({ attempts: 3 }).send({ url, id: 'a', body })).toEqual({
    delivered: false,
    status: 503,
    attempts: 3,
  });
  answers = ['break', 'break'];
  const outcome = await senderOf({ attempts: 2 }).send({ url, id: 'b', body });
  expect(outcome).toEqual({ delivered: false, status: undefined, error: 'ECONNRESET', attempts: 2 });
});

test.each([408, 409, 425, 429, 500, 503])('tries again after %d', async (status) => {
  answers = [status];
  expect(await senderOf().send({ url, id: 'a', body })).toMatchObject({ delivered: true, attempts: 2 });
});

test('signs every attempt with the time at which it is made', async () => {
  const times: unknown[] = [];
  server.on('request', (request: IncomingMessage) => times.push(request.headers['webhook-timestamp']));
  answers = [500, 500, 500];
  let atMs = 1_700_000_000_000;
  const now = () => (atMs += 60_000);
  await senderOf({ now, attempts: 3, firstDelayMs: 1 }).send({ url, id: 'a', body });
  // Reckoning the wait looks at the clock as well.
  expect(times).toEqual(['1700000060', '1700000180', '1700000300']);
});

test('opens a connection for each attempt, whose address it has looked at, and leaves none open', async () => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => void sockets.add(socket));
  const sender = senderOf();
  for (const id of ['a', 'b', 'c']) await sender.send({ url, id, body });
  expect(sockets.size).toBe(3);
  await Promise.all([...sockets].map(async (socket) => socket.destroyed || once(socket, 'close')));
});

test('counts on the status, whatever becomes of the rest of the answer', async () => {
  server.removeAllListeners('request');
  const endings: ((response: ServerResponse) => void)[] = [
    (response) => void response.write('and so on'),
    (response) => void response.write('and', () => response.destroy()),
  ];
  server.on('request', (_request, response) => {
    requests += 1;
    response.writeHead(200, { 'content-length': '100' });
    endings.shift()?.(response);
  });
  for (const id of ['endless', 'broken']) {
    expect(await senderOf().send({ url, id, body })).toEqual({ delivered: true, status: 200, attempts: 1 });
  }
  expect(requests).toBe(2);
});

const setUps: readonly (readonly [string, Partial<SenderOptions>, string])[] = [
  ['no time', { timeoutMs: Number.NaN }, 'option_invalid'],
  ['no attempts', { attempts: 0 }, 'option_invalid'],
  ['attempts that never end', { attempts: Number.NaN }, 'option_invalid'],
  ['no wait', { firstDelayMs: 0 }, 'option_invalid'],
  ['no secrets', { secrets: [] }, 'secret_missing'],
  ['a public key', { secrets: [`whpk_${Buffer.alloc(32, 1).toString('base64')}`] }, 'secret_malformed'],
  ['no credential', { scheme: bearer, secrets: [] }, 'secret_missing'],
];

test.each(setUps)('is not made with %s', (_title, options, code) => {
  expect(() => senderOf(options)).toThrow(expect.objectContaining({ code }));
});

test('is made with secrets whose time is yet to come, and signs with none of them before', async () => {
  const sender = senderOf({ secrets: [{ key: standardSecret, notBeforeMs: Date.now() + 60_000 }] });
  await expect(sender.send({ url, id: 'a', body })).rejects.toMatchObject({ code: 'secret_missing' });
});

const send = (delivery: object) => senderOf().send({ url, id: 'a', body, ...delivery });

test('takes a mistake of the program for no silence of the receiver', async () => {
  await expect(send({ contentType: 'a\r\nx-evil: 1' })).rejects.toMatchObject({ code: 'option_invalid' });
  await expect(send({ body: '{}' })).rejects.toMatchObject({ code: 'body_not_raw' });
  await expect(send({ id: 'a.b' })).rejects.toMatchObject({ code: 'option_invalid' });
  expect(requests).toBe(0);
});

test.each([301, 400, 401, 404, 410])('does not try again after %d, and follows no redirect', async (status) => {
  answers = [{ status, headers: { location: `${url}/elsewhere` } }];
  expect(await senderOf().send({ url, id: 'a', body })).toEqual({ delivered: false, status, attempts: 1 });
  expect(requests).toBe(1);
});

test('ends an attempt that takes too long', async () => {
  answers = ['hang', 'hang'];
  const outcome = await senderOf({ timeoutMs: 100, attempts: 2 }).send({ url, id: 'a', body });
  expect(outcome).toEqual({ delivered: false, status: undefined, error: 'ETIMEDOUT', attempts: 2 });
});

test('stops when it is told to, in an attempt and while it waits', async () => {
  answers = ['hang'];
  const duringAttempt = new AbortController();
  const hanging = senderOf().send({ url, id: 'a', body, signal: duringAttempt.signal });
  duringAttempt.abort(new Error('shutting down'));
  await expect(hanging).rejects.toThrow('shutting down');
  answers = [500];
  const duringWait = new AbortController();
  const patient = createSender({ ...signing, allowPrivate: true, firstDelayMs: 60_000 });
  const waiting = patient.send({ url, id: 'a', body, signal: duringWait.signal });
  await once(server, 'request');
  duringWait.abort(new Error('shutting down'));
  await expect(waiting).rejects.toThrow('shutting down');
});

test.each([
  ['http://example.com/', 'url_refused'],
  ['ftp://example.com/', 'url_refused'],
  ['not a URL', 'url_refused'],
  ['https://user:hunter2@example.com/', 'url_refused'],
  ['https://127.0.0.1/', 'address_refused'],
  ['https://2130706433/', 'address_refused'],
  ['https://0x7f.1/', 'address_refused'],
  ['https://[::1]/', 'address_refused'],
  ['https://[::ffff:127.0.0.1]/', 'address_refused'],
  ['https://169.254.169.254/latest/meta-data', 'address_refused'],
  ['https://[fd00::1]/', 'address_refused'],
])('sends nothing to %s', async (refused, code) => {
  const sending = senderOf({ allowPrivate: false }).send({ url: refused, id: 'a', body });
  await expect(sending).rejects.toMatchObject({ code, retryable: false });
  await expect(sending).rejects.not.toThrow(/hunter2/);
});

test('connects to no name that has a private address, even beside a public one', async () => {
  for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['2606:4700::1', '::1'], []]) {
    const resolve = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const sending = senderOf({ allowPrivate: false, resolve }).send({ url: 'https://rebound.example/', id: 'a', body });
    await expect(sending).rejects.toMatchObject({ code: 'address_refused' });
  }
  const local = senderOf({ allowPrivate: false }).send({ url: 'https://localhost:1/', id: 'a', body });
  await expect(local).rejects.toMatchObject({ code: 'address_refused' });
  expect(requests).toBe(0);
});

test('counts a name that nobody knows as an attempt without an answer', async () => {
  const outcome = await senderOf({ allowPrivate: false, resolve: unknownHost, attempts: 2 }).send({
    url: 'https://nowhere.example/',
    id: 'a',
    body,
  });
  expect(outcome).toEqual({ delivered: false, status: undefined, error: 'ENOTFOUND', attempts: 2 });
});
