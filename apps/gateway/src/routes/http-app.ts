import { randomUUID } from 'node:crypto';
import { fastify, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { HostingLimits } from '../server-options.js';
import { isDeeperThan, mostLevels } from './json-depth.js';
import { refusalOf } from './refusal-of.js';
import { Refusal } from '../refusal.js';
import { socketRefuser } from './refuse-socket.js';
import { mcpPath, pathOf, sendRefusal } from './send-refusal.js';

/** What every listener of the gateway is made of. */
export interface HttpAppOptions {
  readonly limits: Pick<HostingLimits, 'maxBodyBytes' | 'headersTimeoutMs' | 'requestTimeoutMs'>;
  readonly trustedProxies: number;
  readonly log: Logger;
}

/** An HTTP server without routes: bounded in all that it reads, and with one way to say no. */
export function httpApp({ limits, trustedProxies, log }: HttpAppOptions): FastifyInstance {
  const { maxBodyBytes, headersTimeoutMs, requestTimeoutMs } = limits;
  const sockets = socketRefuser();
  const app = fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: Math.min(30_000, headersTimeoutMs / 4) },
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: (_address, hop) => hop < trustedProxies,
    clientErrorHandler: (error, socket) => sockets.refuse(error, socket),
    frameworkErrors: (error, request, reply) =>
      sendRefusal(request, reply, refusalOf(error) ?? new Refusal('internal')),
  });
  app.addHook('onRequest', (_request, reply, done) => {
    sockets.answering(reply.raw);
    done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    const body = jsonIn(String(text));
    if (body instanceof Refusal) done(body);
    else done(null, body);
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    // Who goes away in the middle of a body has no answer to wait for, and that is no mistake of ours.
    const left = request.raw.destroyed && !request.raw.complete;
    if (!refusal && !left) log.error({ err: error, correlationId: request.id }, 'A request failed');
    return sendRefusal(request, reply, refusal ?? new Refusal('internal'));
  });
  app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, notServed(pathOf(request))));
  return app;
}

function jsonIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return isDeeperThan(mostLevels, body) ? new Refusal('json_too_deep') : body;
  } catch {
    return new Refusal('json_malformed');
  }
}

const notServed = (path: string): Refusal =>
  path === mcpPath ? new Refusal('method_not_allowed', { Allow: 'GET, POST, DELETE' }) : new Refusal('path_unknown');
