import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import { expressWebhook } from '../src/adapters/express.js';
import { fastifyWebhook } from '../src/adapters/fastify.js';
import { honoWebhook } from '../src/adapters/hono.js';
import { lambdaWebhook } from '../src/adapters/lambda.js';
import { nextApi, nextApiConfig, nextRoute } from '../src/adapters/next.js';
import { nodeWebhook } from '../src/adapters/node.js';
import { webWebhook } from '../src/adapters/web.js';
import { createVerifier, memoryReplayGuard, sign, standardWebhooks } from '../src/index.js';
import type { DeliveryHandler, Reason } from '../src/index.js';
import { bytes, standardSecret } from './deliveries.js';

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One adapter, ready to receive. */
interface Receiver {
  post(sent: Sent): Promise<number>;
  close(): Promise<void>;
}

const handled: string[] = [];
const refused: Reason[] = [];
let failing = false;
const handler: DeliveryHandler = ({ body }) => {
  if (failing) throw new Error('the handler failed');
  handled.push(Buffer.from(body).toString('latin1'));
};
const onRefused = ({ reason }: { readonly reason: Reason }): void => void refused.push(reason);
const newVerifier = () =>
  createVerifier({
    scheme: standardWebhooks,
    secrets: [standardSecret],
    replay: memoryReplayGuard({ keepMs: 600_000 }),
    maxBodyBytes: 200_000,
  });
let count = 0;
function genuine(body: Uint8Array): Sent {
  const id = `msg_${(count += 1)}`;
  const headers = sign({ scheme: standardWebhooks, secrets: [standardSecret], id, body });
  return { headers: { ...headers, 'content-type': 'application/json' }, body };
}

beforeEach(() => {
  handled.length = 0;
  refused.length = 0;
  failing = false;
});

async function listening(server: Server): Promise<Receiver> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    post: ({ headers, body }) =>
      new Promise((resolve, reject) => {
        const sending = httpRequest(
          { port, host: '127.0.0.1', method: 'POST', path: '/hooks', headers },
          (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          },
        );
        sending.on('error', reject);
        sending.end(body);
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const overNode = (listener: RequestListener): Promise<Receiver> => listening(createServer(listener));
const overWeb = (fetch: (request: Request) => Promise<Response> | Response): Receiver => ({
  async post({ headers, body }) {
    const request = new Request('http://hooks.example.com/hooks', { method: 'POST', headers, body: Buffer.from(body) });
    return (await Promise.resolve(fetch(request)).catch(() => new Response(null, { status: 500 }))).status;
  },
  async close() {},
});
const failed = (response: { writeHead(status: number): { end(): unknown } }) => () =>
  void response.writeHead(500).end();

const receivers: Readonly<Record<string, () => Promise<Receiver> | Receiver>> = {
  'node:http'() {
    const webhook = nodeWebhook(newVerifier(), handler, { onRefused });
    return overNode((request, response) => void webhook(request, response).catch(failed(response)));
  },
  'Express, unparsed'() {
    const app = express();
    app.post('/hooks', expressWebhook(newVerifier(), handler, { onRefused }));
    app.use(express.json());
    return overNode(app);
  },
  'Express, raw'() {
    const app = express();
    const raw = express.raw({ type: '*/*', limit: '1mb' });
    app.post('/hooks', raw, expressWebhook(newVerifier(), handler, { onRefused }));
    return overNode(app);
  },
  async Fastify() {
    const app = Fastify();
    await app.register(fastifyWebhook, { path: '/hooks', verifier: newVerifier(), handler, onRefused });
    app.post('/json', async (request) => request.body);
    await app.ready();
    const receiver = await listening(app.server);
    return { ...receiver, close: () => receiver.close().then(() => app.close()) };
  },
  Hono() {
    const app = new Hono();
    app.onError((_error, context) => context.body(null, 500));
    app.post('/hooks', honoWebhook(newVerifier(), handler, { onRefused }));
    return overWeb((request) => app.fetch(request));
  },
  Web: () => overWeb(webWebhook(newVerifier(), handler, { onRefused })),
  'Next.js, App Router': () => overWeb(nextRoute(newVerifier(), handler, { onRefused })),
  'Next.js, Pages Router'() {
    expect(nextApiConfig).toEqual({ api: { bodyParser: false } });
    const webhook = nextApi(newVerifier(), handler, { onRefused });
    return overNode((request, response) => void webhook(request, response).catch(failed(response)));
  },
  'AWS Lambda, payload format 2.0'() {
    const lambda = lambdaWebhook(newVerifier(), handler, { onRefused });
    return {
      async post({ headers, body }) {
        const http = { method: 'POST', sourceIp: '192.0.2.1' };
        const event = { headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
        const answer = lambda({ ...event, rawPath: '/hooks', rawQueryString: '', requestContext: { http } });
        return (await answer.catch(() => ({ statusCode: 500 }))).statusCode;
      },
      async close() {},
    };
  },
  'AWS Lambda, REST'() {
    const lambda = lambdaWebhook(newVerifier(), handler, { onRefused });
    return {
      async post({ headers, body }) {
        const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
        const event = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
        const answer = lambda({ ...event, multiValueHeaders, httpMethod: 'POST', path: '/hooks' });
        return (await answer.catch(() => ({ statusCode: 500 }))).statusCode;
      },
      async close() {},
    };
  },
};

describe.each(Object.keys(receivers))('%s', (name) => {
  let receiver: Receiver | undefined;
  beforeEach(async () => {
    receiver = await receivers[name]?.();
  });
  afterEach(() => receiver?.close());
  const post = async (sent: Sent) => receiver?.post(sent);

  test('hands over exactly the bytes that were sent, also such that are no JSON and no text', async () => {
    for (const body of [bytes('{ "a" : 1 }'), bytes('not json'), Uint8Array.of(0xff, 0xfe, 0), new Uint8Array()]) {
      expect(await post(genuine(body))).toBe(200);
      expect(handled.pop()).toBe(Buffer.from(body).toString('latin1'));
    }
    expect(refused).toEqual([]);
  });

  test('answers 401 to a forgery and 413 to what is too large, and handles neither', async () => {
    const sent = genuine(bytes('{"a":1}'));
    expect(await post({ ...sent, body: bytes('{"a":2}') })).toBe(401);
    expect(await post({ ...sent, headers: { 'content-type': 'application/json' } })).toBe(401);
    expect(await post(genuine(new Uint8Array(200_001)))).toBe(413);
    expect(refused).toEqual(['signature_mismatch', 'header_missing', 'body_too_large']);
    expect(handled).toEqual([]);
  });

  test('lets a repetition through after a failure, and stops the sender after success', async () => {
    const sent = genuine(bytes('{"a":1}'));
    failing = true;
    expect(await post(sent)).toBe(500);
    failing = false;
    expect(await post(sent)).toBe(200);
    expect(await post(sent)).toBe(200);
    expect(handled).toEqual(['{"a":1}']);
    expect(refused).toEqual(['delivery_repeated']);
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
  expect(await receiver.post(genuine(bytes('{"a":1}')))).toBe(500);
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

test('node:http sees a header that comes twice, which Node itself would join or drop', async () => {
  const webhook = nodeWebhook(newVerifier(), handler, { onRefused });
  const server = createServer((request, response) => void webhook(request, response));
  const receiver = await listening(server);
  const { headers, body } = genuine(bytes('{}'));
  const lines = [...Object.entries(headers), ['webhook-id', headers['webhook-id']], ['content-length', body.length]];
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`POST /hooks HTTP/1.1\r\nhost: localhost\r\n${head}\r\n{}`);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
  expect(refused).toEqual(['header_duplicated']);
  socket.destroy();
  await receiver.close();
});

test('a connection that breaks off in the middle of a body is a truncated delivery', async () => {
  let verdict: Promise<void> | undefined;
  const webhook = nodeWebhook(newVerifier(), handler, { onRefused });
  const server = createServer((request, response) => {
    verdict = webhook(request, response);
  });
  const receiver = await listening(server);
  const { headers } = genuine(bytes('{"a":1}'));
  const arrived = once(server, 'request');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 7\r\n${head.join('')}\r\n{"a"`);
  await arrived;
  socket.destroy();
  await verdict;
  expect(refused).toEqual(['body_truncated']);
  expect(handled).toEqual([]);
  await receiver.close();
});
