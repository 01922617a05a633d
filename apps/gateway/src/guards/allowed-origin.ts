import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';
import { isLoopbackHost } from './loopback-host.js';

/** What a page may read beside the body. */
const exposed = [
  'Mcp-Session-Id',
  'WWW-Authenticate',
  'X-Request-Id',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
].join(', ');

/** Programs send no `Origin`; pages do. Throws unless it is allowed, and tells the browser of an allowed one. */
export function requireAllowedOrigin(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (!origins.includes(origin) && !isLoopbackOrigin(origin, request.socket.localPort)) {
    throw new Refusal('origin_forbidden');
  }
  void reply.headers({
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': exposed,
    Vary: 'Origin',
  });
}

/** Answers a browser that asks whether it may send a request with a bearer. */
export const sendPreflight = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .code(204)
    .headers({
      Allow: 'GET, POST, DELETE',
      'Access-Control-Allow-Methods': 'GET, POST, DELETE',
      'Access-Control-Allow-Headers':
        'Authorization, Content-Type, Accept, Mcp-Session-Id, MCP-Protocol-Version, Last-Event-ID',
      'Access-Control-Max-Age': '600',
    })
    .send();

const isLoopbackOrigin = (origin: string, port: number | undefined): boolean =>
  origin.startsWith('http://') && isLoopbackHost(origin.slice('http://'.length), port);
