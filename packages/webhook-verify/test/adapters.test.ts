import express from 'express';
import Fastify from 'fastify';
import { expressWebhook } from '../src/adapters/express.js';
import { fastifyWebhook } from '../src/adapters/fastify.js';
import { webWebhook } from '../src/adapters/web.js';
import { httpSignatures } from '../src/http-signatures.js';
import { createVerifier, memoryReplayGuard, sign } from '../src/index.js';
import { bytes, standardSecret } from './deliveries.js';
import { address, genuineNow, handler, journal, newVerifier, overNode, receivers, resetJournal } from './receivers.js';
import type { Receiver, Sent } from './receivers.js';

beforeEach(resetJournal);

describe.each(Object.keys(receivers))('%s', (name) => {
  let receiver: Receiver | undefined;
  beforeEach(async () => {
    receiver = await receivers[name]?.(newVerifier());
  });
  afterEach(() => receiver?.close());
  const post = async (sent: Sent) => receiver?.post(sent);

  test('hands over exactly the bytes that were sent, also such that are no JSON and no text', async () => {
    for (const body of [bytes('{ "a" : 1 }'), bytes('not json'), Uint8Array.of(0xff, 0xfe, 0), new Uint8Array()]) {
      expect(await post(genuineNow(body))).toBe(200);
      expect(journal.handled.pop()).toBe(Buffer.from(body).toString('latin1'));
    }
    expect(journal.refused).toEqual([]);
  });

  test('answers 401 to a forgery and 413 to what is too large, and handles neither', async () => {
    const sent = genuineNow(bytes('{"a":1}'));
    expect(await post({ ...sent, body: bytes('{"a":2}') })).toBe(401);
    expect(await post({ ...sent, headers: { 'content-type': 'application/json' } })).toBe(401);
    expect(await post(genuineNow(new Uint8Array(200_001)))).toBe(413);
    expect(journal.refused).toEqual(['signature_mismatch', 'header_missing', 'body_too_large']);
    expect(journal.handled).toEqual([]);
  });

  test('lets a repetition through after a failure, and stops the sender after success', async () => {
    const sent = genuineNow(bytes('{"a":1}'));
    journal.failing = true;
    expect(await post(sent)).toBe(500);
    journal.failing = false;
    expect(await post(sent)).toBe(200);
    expect(await post(sent)).toBe(200);
    expect(journal.handled).toEqual(['{"a":1}']);
    expect(journal.refused).toEqual(['delivery_repeated']);
  });

  test('says from where a delivery comes, so that only those addresses may send', async () => {
    const isAlone = name === 'node:http' || name === 'Next.js, Pages Router';
    const from = isAlone ? '127.0.0.1' : address;
    const open = async (allowIps: readonly string[]) => {
      const opened = await receivers[name]?.(newVerifier({ allowIps }));
      const status = await opened?.post(genuineNow(bytes('{}')));
      await opened?.close();
      return status;
    };
    expect(await open([from])).toBe(200);
    expect(await open(['198.51.100.7'])).toBe(401);
    expect(journal.refused).toEqual(['address_refused']);
  });

  test('tells a sender to come back while its delivery is being dealt with, and while there is no room', async () => {
    for (const [state, status] of [
      ['in_progress', 409],
      ['full', 503],
    ] as const) {
      const replay = { ...memoryReplayGuard({ keepMs: 600_000 }), claim: async () => ({ state }) };
      const opened = await receivers[name]?.(newVerifier({ replay }));
      expect(await opened?.post(genuineNow(bytes('{}')))).toBe(status);
      await opened?.close();
    }
    expect(journal.handled).toEqual([]);
  });
});

test('Express says what is wrong when a parser has eaten the body', async () => {
  const app = express();
  app.use(express.json());
  app.post('/hooks', expressWebhook(newVerifier(), handler));
  const errors: unknown[] = [];
  app.use(((error, _request, response, _next) => {
    errors.push(error);
    response.status(500).end();
  }) satisfies express.ErrorRequestHandler);
  const receiver = await overNode(app);
  expect(await receiver.post(genuineNow(bytes('{"a":1}')))).toBe(500);
  expect(errors).toEqual([expect.objectContaining({ code: 'body_not_raw' })]);
  expect(String(errors[0])).toMatch(/Something has read the body before\. The signature covers the bytes/);
  await receiver.close();
});

test('a Web request whose body was read is refused with the same words', async () => {
  const request = new Request('http://hooks.example.com/', { method: 'POST', body: '{}' });
  await request.json();
  await expect(webWebhook(newVerifier(), handler)(request)).rejects.toMatchObject({ code: 'body_not_raw' });
});

test('Fastify goes on parsing everywhere else', async () => {
  const app = Fastify();
  await app.register(fastifyWebhook, { path: '/hooks', verifier: newVerifier(), handler });
  app.post('/json', async (request) => request.body);
  const answer = await app.inject({ method: 'POST', url: '/json', payload: { a: 1 } });
  expect(answer.json()).toEqual({ a: 1 });
  await app.close();
});

test.each(['nonsense', 'a/b/c; =', ''])('Fastify takes a delivery of the type %j', async (type) => {
  const receiver = await receivers['Fastify']?.(newVerifier());
  const sent = genuineNow(bytes('{"a":1}'));
  expect(await receiver?.post({ ...sent, headers: { ...sent.headers, 'content-type': type } })).toBe(200);
  await receiver?.close();
});

test('Web requests without the header know their host, which HTTP Message Signatures cover', async () => {
  const secrets = [{ id: 'k', key: standardSecret }];
  const verifier = createVerifier({ scheme: httpSignatures, secrets });
  const url = 'https://hooks.example.com:8443/in?a=1';
  const body = bytes('{}');
  const post = async (to: string, headers: Record<string, string> = {}) => {
    const signed = sign({ scheme: httpSignatures, secrets, body, method: 'POST', url });
    const request = new Request(to, { method: 'POST', headers: { ...signed, ...headers }, body: '{}' });
    expect(request.headers.get('host')).toBe(headers['host'] ?? null);
    return (await webWebhook(verifier, handler)(request)).status;
  };
  expect(await post(url)).toBe(200);
  expect(await post('http://10.0.0.7/in?a=1', { host: 'hooks.example.com:8443' })).toBe(200);
  expect(await post('https://other.example.com/in?a=1')).toBe(401);
});
