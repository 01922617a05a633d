import replyFrom from '@fastify/reply-from';
import type { FastifyInstance } from 'fastify';
import { sendPreflight } from '../guards/allowed-origin.js';
import { guardCaller, guardOrigin, type GuardParts } from '../guards/guard.js';
import { addStandardHeaders } from '../guards/standard-headers.js';
import { addHealthRoutes, type Readiness } from './health.js';
import { addHookRoutes, type HookRoutes } from './hooks.js';
import { httpApp, type HttpAppOptions } from './http-app.js';
import { addMcpRoutes, type McpRoutes } from './mcp.js';
import { mcpPath } from './send-refusal.js';

/** What the listener for clients is made of. */
export interface PublicListenerOptions extends HttpAppOptions, GuardParts, HookRoutes, Readiness {
  readonly serve: McpRoutes['serve'];
}

/** How long another replica may take to accept a connection before it counts as gone. Long, for a busy one is not gone. */
const connectTimeoutMs = 3_000;

/** The listener for clients. In the order of the guards: where from, who, how often; only then is a body read. */
export function publicListener(options: PublicListenerOptions): FastifyInstance {
  const { draining, onEvent, serve } = options;
  const app = httpApp(options);
  addStandardHeaders(app);
  app.addHook('onResponse', (_request, reply, done) => {
    onEvent?.({ kind: 'answered', status: reply.statusCode, durationMs: reply.elapsedTime });
    done();
  });
  app.addHook('onRequest', (_request, reply, done) => {
    // So that clients who keep their connections find another replica.
    if (draining()) void reply.header('connection', 'close');
    done();
  });
  addHealthRoutes(app, options);
  const guarded = guardOrigin(options);
  void app.register(replyFrom, {
    disableRequestLogging: true,
    destroyAgent: true,
    retryMethods: [],
    undici: {
      // An event stream takes a connection for itself, and may be silent for as long as it likes.
      connections: null,
      headersTimeout: 0,
      bodyTimeout: 0,
      // The plugin would take any certificate.
      connect: { timeout: connectTimeoutMs, rejectUnauthorized: true },
    },
  });
  void app.register(async (mcp) => {
    mcp.addHook('onRequest', guarded);
    mcp.options(mcpPath, sendPreflight);
    addMcpRoutes(mcp, { identify: guardCaller(options), serve });
  });
  void app.register(async (delivering) => {
    delivering.addHook('onRequest', guarded);
    addHookRoutes(delivering, options);
  });
  return app;
}
