import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpApp, type HttpAppOptions } from '../routes/http-app.js';
import { addMcpRoutes, type McpRoutes } from '../routes/mcp.js';
import { Refusal } from '../refusal.js';
import { addIdentityRoute } from './answers-as.js';
import type { Assertions } from './assertion.js';
import { assertionHeader } from './forward.js';

/** What a listener for the other replicas is made of. */
export interface InternalListenerOptions extends Omit<HttpAppOptions, 'trustedProxies'> {
  /** Id of this replica. */
  readonly own: string;
  readonly assertions: Assertions;
  readonly serve: McpRoutes['serve'];
}

/**
 * Answers requests that another replica forwards, and nobody else's: each has to carry an assertion that was signed for this
 * replica and its session. The bearer, the limits and the origin were looked at where the request came in.
 */
export function internalListener({ own, assertions, serve, ...options }: InternalListenerOptions): FastifyInstance {
  const app = httpApp({ ...options, trustedProxies: 0 });
  const identify = async (request: FastifyRequest): Promise<void> => {
    const { [assertionHeader]: assertion, 'mcp-session-id': session } = request.headers;
    if (typeof assertion !== 'string' || typeof session !== 'string') throw new Refusal('assertion_invalid');
    request.caller = await assertions.verify(assertion, session);
  };
  addIdentityRoute(app, own);
  addMcpRoutes(app, { identify, serve });
  return app;
}
