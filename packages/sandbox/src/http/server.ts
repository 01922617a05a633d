import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import qs from 'qs';
import { ZodError, prettifyError } from 'zod';
import { reasonOf } from '../reason.js';
import type { Route } from '../route.js';
import type { Runs } from '../runs/runs.js';
import type { State } from '../state/state.js';
import { authenticate, requireScopes } from './authenticate.js';
import type { Certificate } from './certificate.js';
import { resetMidReply, sendFault } from './faults.js';
import type { Faults } from './faults.js';
import type { Journal } from './journal.js';
import { trackSockets } from './open-sockets.js';
import type { Quota } from './quota.js';
import { Refusal, badRequest, tooLarge } from './refusal.js';

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly state: State;
  readonly runs: Runs;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly certificate: Certificate | undefined;
  readonly url: () => string;
}

const apiPath = '/api/v2';

/** Between 2.1 and 2.8 MB Make stops reading a body; nobody has published where exactly. */
const bodyLimitBytes = 2_500_000;

export function createApiServer(options: ServerOptions): FastifyInstance {
  const { certificate, journal, faults } = options;
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 1_000, querystringParser: readQuery },
    serverFactory: (handler) => (certificate ? createTlsServer(certificate, handler) : createServer(handler)),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : JSON.parse(String(text)));
    } catch {
      done(badRequest('Invalid JSON in the request body.'));
    }
  });
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, new Refusal(404, { detail: 'Not found.', message: 'Not Found' })),
  );
  const dropConnections = trackSockets(app.server);
  app.addHook('preClose', async () => dropConnections());
  keepJournal(app, options);
  for (const route of options.routes) addRoute(app, options, route);
  addControls(app, journal, faults);
  return app;
}

// A list may name hundreds of columns or ids.
const readQuery = (text: string) => qs.parse(text, { arrayLimit: 1_000, parameterLimit: 2_000 });

function addRoute(app: FastifyInstance, options: ServerOptions, route: Route): void {
  const { state, runs, faults, quota } = options;
  const { endpoint, answer } = route;
  app.route({
    method: endpoint.method,
    url: apiPath + endpoint.path,
    handler: async (request, reply) => {
      const fault = faults.take(request.method, pathOf(request));
      if (fault && fault.kind !== 'reset') return sendFault(reply, fault);
      const token = authenticate(state, request.headers.authorization);
      if (endpoint.quota === 'counted' && !quota.take()) return sendLimited(reply);
      requireScopes(token, endpoint);
      const body = await answer(request, { token, state, runs, url: options.url() });
      if (fault) return resetMidReply(reply, body);
      return sendAnswer(reply, body, endpoint.effect === 'run');
    },
  });
}

/** Replies without a body are for things that have only been set going. */
function sendAnswer(reply: FastifyReply, body: unknown, started: boolean): FastifyReply {
  return body === undefined ? reply.code(started ? 202 : 200).send() : reply.send(body);
}

/** Make sends this as text, not as JSON. */
const sendLimited = (reply: FastifyReply): FastifyReply =>
  reply.code(429).type('text/plain').send('Requests limit for organization exceeded, please try again later.');

function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof Refusal) return reply.code(error.status).send(error.body);
  if (error instanceof ZodError) return sendError(reply, badRequest(prettifyError(error)));
  if (codeOf(error) === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendError(reply, tooLarge());
  return reply.code(500).send({ detail: reasonOf(error), message: 'Internal Server Error' });
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;

const pathOf = ({ url }: FastifyRequest): string => (url.split('?')[0] ?? '').slice(apiPath.length);

function keepJournal(app: FastifyInstance, { journal, routes, state }: ServerOptions): void {
  const endpoints = new Map(routes.map(({ endpoint }) => [`${endpoint.method} ${apiPath}${endpoint.path}`, endpoint]));
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(apiPath)) return;
    const { method, routeOptions } = request;
    const endpoint = endpoints.get(`${method} ${routeOptions.url ?? ''}`);
    const note = journal.begin({
      method,
      path: pathOf(request),
      at: state.now(),
      counted: endpoint?.quota !== 'exempt',
      ...(endpoint && { endpoint: endpoint.id }),
    });
    reply.raw.once('finish', () => note(reply.raw.statusCode));
  });
}

/** Not part of Make: how other processes see what was asked, and spoil what is answered. They need no token. */
function addControls(app: FastifyInstance, journal: Journal, faults: Faults): void {
  app.get('/_sandbox/requests', () => ({ requests: journal.entries() }));
  app.delete('/_sandbox/requests', (_request, reply) => {
    journal.clear();
    return reply.code(204).send();
  });
  app.post('/_sandbox/faults', (request, reply) => {
    faults.add(request.body);
    return reply.code(204).send();
  });
  app.delete('/_sandbox/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}
