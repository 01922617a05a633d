import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import qs from 'qs';
import type { Endpoint } from '@makegate/client';
import type { MovableClock } from '../movable-clock.js';
import type { Route } from '../route.js';
import type { Activity } from '../runs/activity.js';
import type { State } from '../state/state.js';
import type { KeptState } from '../zone-state.js';
import { apiPath, isApi, pathOf } from './api-path.js';
import { requireScopes, tokenFor } from './authenticate.js';
import type { Certificate } from './certificate.js';
import { addClockControls } from './clock-controls.js';
import { addCredentialGrantControls } from './credential-grant-controls.js';
import { addControls } from './controls.js';
import type { Faults } from './faults.js';
import { spoilTraffic } from './faults-in-traffic.js';
import type { BeforeReply } from './faults-in-traffic.js';
import { addIntake } from './intake.js';
import type { Journal, JournalLine } from './journal.js';
import { addOAuthControls } from './oauth-controls.js';
import { addStateControls } from './state-controls.js';
import { issueToken } from '../token-sketch.js';
import { addTokenControls } from './token-controls.js';
import { trackSockets } from './open-sockets.js';
import { requireOwnHost } from './own-host.js';
import type { Quota } from './quota.js';
import { chargedOrganization } from './quota-organization.js';
import { readBody } from './read-body.js';
import { Refusal } from './refusal.js';
import { sendAnswer } from './send-answer.js';
import { sendError } from './send-error.js';
import { sendLimited } from './send-limited.js';
import { addZoneDate } from './zone-date.js';

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly state: State;
  readonly activity: Activity;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly clock: MovableClock;
  readonly kept: KeptState;
  readonly certificate: Certificate | undefined;
  readonly url: () => string;
  /** Whose tokens are issued unless another person is named. */
  readonly owner: number;
}

/** Between 2.1 and 2.8 MB Make stops reading a body; nobody has published where exactly. */
const bodyLimitBytes = 2_500_000;

export function createApiServer(options: ServerOptions): FastifyInstance {
  const { certificate, journal, faults, quota, routes } = options;
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
  const beforeReply = spoilTraffic(app, faults, endpointOf);
  addZoneDate(app, options.state.timestamp);
  for (const route of routes) addRoute(app, options, route, { lineOf, beforeReply });
  addIntake(app, options.state, options.activity);
  addControls(app, journal, faults, quota);
  addClockControls(app, options.clock);
  addCredentialGrantControls(app, options.state);
  addOAuthControls(app, options.state);
  addTokenControls(app, (sketch) => issueToken(options.state, options.owner, sketch));
  addStateControls(app, options.kept);
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

interface Passing {
  readonly lineOf: LineOf;
  readonly beforeReply: BeforeReply;
}

function addRoute(
  app: FastifyInstance,
  { state, activity, quota, url }: ServerOptions,
  { endpoint, answer }: Route,
  { lineOf, beforeReply }: Passing,
): void {
  app.route({
    method: endpoint.method,
    url: apiPath + endpoint.path,
    handler: async (request, reply) => {
      const token = tokenFor(endpoint, state, request.headers.authorization);
      if (endpoint.quota === 'counted') {
        const organizationId = chargedOrganization(state, token, request);
        if (organizationId !== undefined && !quota.take(organizationId)) return sendLimited(reply);
        if (organizationId !== undefined) lineOf(request)?.count();
      }
      requireScopes(token, endpoint);
      const body = await answer(request, { token, state, runs: activity.runs, url: url() });
      await beforeReply(request, reply);
      return sendAnswer(reply, endpoint, body);
    },
  });
}

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
