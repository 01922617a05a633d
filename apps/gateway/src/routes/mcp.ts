import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptsEvents, acceptsJson } from './accepted-types.js';
import type { Caller } from '../caller.js';
import { Refusal } from '../refusal.js';
import { mcpPath } from './send-refusal.js';

/** How a listener tells who calls, and what answers them then. */
export interface McpRoutes {
  /** Sets `request.caller`. Runs before anything of the body is read. */
  readonly identify: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly serve: (caller: Caller, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/** The one path of MCP, with the three methods that mean something there. */
export function addMcpRoutes(app: FastifyInstance, { identify, serve }: McpRoutes): void {
  app.decorateRequest('caller', null);
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!request.caller) throw new TypeError('Nobody asked who calls.');
    return serve(request.caller, request, reply);
  };
  const route = (method: 'GET' | 'POST' | 'DELETE', accepts: (accept: string | undefined) => boolean): void => {
    app.route({
      method,
      url: mcpPath,
      onRequest: async (request, reply) => {
        await identify(request, reply);
        if (!accepts(request.headers.accept)) throw new Refusal('not_acceptable');
      },
      handler,
    });
  };
  route('POST', acceptsJson);
  route('GET', acceptsEvents);
  route('DELETE', () => true);
}
