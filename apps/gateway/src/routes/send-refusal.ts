import type { FastifyReply, FastifyRequest } from 'fastify';
import { messageBody, plainBody } from './refusal-body.js';
import type { Refusal } from '../refusal.js';

/** The one path that speaks MCP. */
export const mcpPath = '/mcp';

/** Above this, what is left of a body that nobody will read ends the connection instead of being read and thrown away. */
const worthReadingBytes = 65_536;

/** Answers a refusal in the shape that its path speaks. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (leavesMuchUnread(request)) void reply.header('connection', 'close');
  // Another replica may have passed it on, under the id that it had there.
  const correlationId = request.caller?.requestId ?? request.id;
  const body =
    pathOf(request) === mcpPath
      ? messageBody(refusal, correlationId, idIn(request.body))
      : plainBody(refusal, correlationId);
  return reply.code(refusal.status).headers(refusal.headers).type('application/json').send(JSON.stringify(body));
}

export const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? '';

function leavesMuchUnread({ raw, headers }: FastifyRequest): boolean {
  if (raw.complete) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > worthReadingBytes;
}

/** So that a client can tell which of its requests was refused. */
function idIn(body: unknown): string | number | null {
  if (typeof body !== 'object' || body === null || !('id' in body) || !('method' in body)) return null;
  return typeof body.id === 'string' || typeof body.id === 'number' ? body.id : null;
}
