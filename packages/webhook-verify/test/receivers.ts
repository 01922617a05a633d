/** Every adapter as a receiver of deliveries, over real servers where the framework has one. */
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import { expressWebhook } from '../src/adapters/express.js';
import { fastifyWebhook } from '../src/adapters/fastify.js';
import { honoWebhook } from '../src/adapters/hono.js';
import { lambdaWebhook } from '../src/adapters/lambda.js';
import { nextApi, nextRoute } from '../src/adapters/next.js';
import { nodeWebhook } from '../src/adapters/node.js';
import { webWebhook } from '../src/adapters/web.js';
import { createVerifier, memoryReplayGuard, sign, standardWebhooks } from '../src/index.js';
import type { DeliveryHandler, Reason, Verifier, VerifierOptions } from '../src/index.js';
import { standardSecret } from './deliveries.js';

export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One adapter, ready to receive. */
export interface Receiver {
  post(sent: Sent): Promise<number>;
  close(): Promise<void>;
}

/** From where everything comes, as the proxy or the platform in front says. */
export const address = '192.0.2.1';

/** What became of deliveries, over all receivers. */
export const journal = { handled: new Array<string>(), refused: new Array<Reason>(), failing: false };

export const handler: DeliveryHandler = ({ body }) => {
  if (journal.failing) throw new Error('the handler failed');
  journal.handled.push(Buffer.from(body).toString('latin1'));
};
export const onRefused = ({ reason }: { readonly reason: Reason }): void => void journal.refused.push(reason);
export const newVerifier = (options: Partial<VerifierOptions> = {}): Verifier =>
  createVerifier({
    scheme: standardWebhooks,
    secrets: [standardSecret],
    replay: memoryReplayGuard({ keepMs: 600_000 }),
    maxBodyBytes: 200_000,
    ...options,
  });

let count = 0;
export function genuineNow(body: Uint8Array): Sent {
  const id = `msg_${(count += 1)}`;
  const headers = sign({ scheme: standardWebhooks, secrets: [standardSecret], id, body });
  return { headers: { ...headers, 'content-type': 'application/json', 'x-forwarded-for': address }, body };
}

export function resetJournal(): void {
  Object.assign(journal, { handled: [], refused: [], failing: false });
}

export async function listening(server: Server): Promise<Receiver> {
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

export const overNode = (listener: RequestListener): Promise<Receiver> => listening(createServer(listener));
const overWeb = (fetch: (request: Request) => Promise<Response> | Response): Receiver => ({
  async post({ headers, body }) {
    const request = new Request('http://hooks.example.com/hooks', { method: 'POST', headers, body: Buffer.from(body) });
    return (await Promise.resolve(fetch(request)).catch(() => new Response(null, { status: 500 }))).status;
  },
  async close() {},
});
const failed = (response: { writeHead(status: number): { end(): unknown } }) => () =>
  void response.writeHead(500).end();

/** Every adapter behind a proxy that is trusted, where it knows of such a thing. */
export const receivers: Readonly<Record<string, (verifier: Verifier) => Promise<Receiver> | Receiver>> = {
  'node:http'(verifier) {
    const webhook = nodeWebhook(verifier, handler, { onRefused });
    return overNode((request, response) => void webhook(request, response).catch(failed(response)));
  },
  'Express, unparsed'(verifier) {
    const app = express().set('trust proxy', true);
    app.post('/hooks', expressWebhook(verifier, handler, { onRefused }));
    app.use(express.json());
    return overNode(app);
  },
  'Express, raw'(verifier) {
    const app = express().set('trust proxy', true);
    const raw = express.raw({ type: '*/*', limit: '1mb' });
    app.post('/hooks', raw, expressWebhook(verifier, handler, { onRefused }));
    return overNode(app);
  },
  async Fastify(verifier) {
    const app = Fastify({ trustProxy: true });
    await app.register(fastifyWebhook, { path: '/hooks', verifier, handler, onRefused });
    app.post('/json', async (request) => request.body);
    await app.ready();
    const receiver = await listening(app.server);
    return { ...receiver, close: () => receiver.close().then(() => app.close()) };
  },
  Hono(verifier) {
    const app = new Hono();
    app.onError((_error, context) => context.body(null, 500));
    app.post('/hooks', honoWebhook(verifier, handler, { onRefused, ipOf: () => address }));
    return overWeb((request) => app.fetch(request));
  },
  Web: (verifier) => overWeb(webWebhook(verifier, handler, { onRefused, ipOf: () => address })),
  'Next.js, App Router': (verifier) => overWeb(nextRoute(verifier, handler, { onRefused, ipOf: () => address })),
  'Next.js, Pages Router'(verifier) {
    const webhook = nextApi(verifier, handler, { onRefused });
    return overNode((request, response) => void webhook(request, response).catch(failed(response)));
  },
  'AWS Lambda, payload format 2.0'(verifier) {
    const lambda = lambdaWebhook(verifier, handler, { onRefused });
    return {
      async post({ headers, body }) {
        const http = { method: 'POST', sourceIp: address };
        const event = { headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
        const answer = lambda({ ...event, rawPath: '/hooks', rawQueryString: '', requestContext: { http } });
        return (await answer.catch(() => ({ statusCode: 500 }))).statusCode;
      },
      async close() {},
    };
  },
  'AWS Lambda, REST'(verifier) {
    const lambda = lambdaWebhook(verifier, handler, { onRefused });
    return {
      async post({ headers, body }) {
        const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
        const event = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
        const requestContext = { identity: { sourceIp: address } };
        const answer = lambda({ ...event, multiValueHeaders, httpMethod: 'POST', path: '/hooks', requestContext });
        return (await answer.catch(() => ({ statusCode: 500 }))).statusCode;
      },
      async close() {},
    };
  },
};
