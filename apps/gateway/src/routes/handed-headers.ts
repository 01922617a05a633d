import type { FastifyRequest } from 'fastify';
import type { HandedHeaders } from '../sessions/live-session.js';
import type { Caller } from '../caller.js';

/** Names of headers that mean something to the transport of a session. */
const names = ['mcp-session-id', 'mcp-protocol-version', 'last-event-id'];

/** What the transport of a session is told of a request. The types were looked at before, so it need not. */
export function handedHeaders(request: FastifyRequest, { requestId, keyId }: Caller): HandedHeaders {
  const handed: Record<string, string> = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'x-request-id': requestId,
    ...(keyId === undefined ? {} : { 'x-makegate-key-id': keyId }),
  };
  for (const name of names) {
    const value = request.headers[name];
    if (typeof value === 'string') handed[name] = value;
  }
  return handed;
}
