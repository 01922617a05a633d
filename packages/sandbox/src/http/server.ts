import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import qs from 'qs';
import type { Endpoint } from '@makegate/client';
import type { MovableClock } from '../movable-clock.js';
import type { Route } from '../route.js';
import type { Runs } from '../runs/runs.js';
import type { State } from '../state/state.js';
import { authenticate, requireScopes } from './authenticate.js';
import type { Certificate } from './certificate.js';
import { addClockControls } from './clock-controls.js';
import { addControls } from './controls.js';
import type { Faults } from './faults.js';
import { addIntake } from './intake.js';
import type { Journal, JournalLine } from './journal.js';
import { trackSockets } from './open-sockets.js';
import { requireOwnHost } from './own-host.js';
import type { Quota } from './quota.js';
import { readBody } from './read-body.js';
import { Refusal } from './refusal.js';
import { sendAnswer } from './send-answer.js';
import { sendError } from './send-error.js';
import { resetMidReply, sendFault } from './spoiled-reply.js';

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly state: State;
  readonly runs: Runs;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly clock: MovableClock;
  readonly certificate: Certificate | undefined;
  readonly url: () => string;
}

const apiPath = '/api/v2';

/** Between 2.1 and 2.8 MB Make stops reading a body; nobody has published where exactly. */
const bodyLimitBytes = 2_500_000;

export function createApiServer(options: ServerOptions): FastifyInstance {
  const { certificate, journal, faults, routes } = options;
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    frameworkErrors: (error, _request, reply) => sendError(reply, error),
    routerOptions: { maxParamLength: 1_000, querystringParser: readQuery },
    serverFactory: (handler) => (certificate ? createTlsServer(certificate, handler) : createServer(handler)),
  });
  const endpointOf = endpointFinder(routes);
  readBodies(app, endpointOf);
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, new Refusal(404, { detail: 'Not found.', message: 'Not Found' })),
  );
  const dropConnections = trackSockets(app.server);
  app.addHook('preClose', async () => dropConnections());
  app.addHook('onRequest', async ({ headers }) => requireOwnHost(headers.host));
  const lineOf = keepJournal(app, options, endpointOf);
  spoilAnswers(app, faults);
  for (const route of routes) addRoute(app, options, route, lineOf);
  addIntake(app, options.state);
  addControls(app, journal, faults);
  addClockControls(app, options.clock);
  return app;
}

// A list may name hundreds of columns or ids.
const readQuery = (text: string) => qs.parse(text, { arrayLimit: 1_000, parameterLimit: 2_000 });

type EndpointOf = (request: FastifyRequest) => Endpoint | undefined;

function endpointFinder(routes: readonly Route[]): EndpointOf {
  const endpoints = new Map(routes.map(({ endpoint }) => [`${endpoint.method} ${apiPath}${endpoint.path}`, endpoint]));
  return ({ method, routeOptions }) => endpoints.get(`${method} ${routeOptions.url ?? ''}`);
}

function readBodies(app: FastifyInstance, endpointOf: EndpointOf): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    const { body, refusal = null } = readBody(endpointOf(request), bytes);
    done(refusal, body);
  });
}

type LineOf = (request: FastifyRequest) => JournalLine | undefined;

function addRoute(app: FastifyInstance, options: ServerOptions, { endpoint, answer }: Route, lineOf: LineOf): void {
  const { state, runs, faults, quota } = options;
  app.route({
    method: endpoint.method,
    url: apiPath + endpoint.path,
    handler: async (request, reply) => {
      const token = authenticate(state, request.headers.authorization);
      if (endpoint.quota === 'counted') {
        if (!quota.take()) return sendLimited(reply);
        lineOf(request)?.count();
      }
      requireScopes(token, endpoint);
      const body = await answer(request, { token, state, runs, url: options.url() });
      if (faults.takeReset(request.method, pathOf(request))) return resetMidReply(reply, body);
      return sendAnswer(reply, endpoint, body);
    },
  });
}

/** Make sends this as text, not as JSON. */
const sendLimited = (reply: FastifyReply): FastifyReply =>
  reply.code(429).type('text/plain').send('Requests limit for organization exceeded, please try again later.');

const isApi = ({ url }: FastifyRequest): boolean => url.startsWith(`${apiPath}/`);

const pathOf = ({ url }: FastifyRequest): string => (url.split('?')[0] ?? '').slice(apiPath.length);

/** Writes down what is asked of the API; the function it returns finds the line of a request. */
function keepJournal(app: FastifyInstance, { journal, state }: ServerOptions, endpointOf: EndpointOf): LineOf {
  const lines = new WeakMap<FastifyRequest, JournalLine>();
  app.addHook('onRequest', async (request, reply) => {
    if (!isApi(request)) return;
    const { method } = request;
    const endpoint = endpointOf(request);
    const at = state.now();
    const line = journal.begin({ method, path: pathOf(request), at, ...(endpoint && { endpoint: endpoint.id }) });
    lines.set(request, line);
    reply.raw.once('finish', () => line.end(reply.raw.statusCode));
  });
  return (request) => lines.get(request);
}

function spoilAnswers(app: FastifyInstance, faults: Faults): void {
  // Not an async function: after one of those Fastify goes on with the request while a large reply is still streaming.
  app.addHook('onRequest', (request, reply, done) => {
    const fault = isApi(request) ? faults.takeStandIn(request.method, pathOf(request)) : undefined;
    if (fault) sendFault(reply, fault);
    else done();
  });
}
