import { finished } from 'node:stream';
import { SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/sdk/types.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LiveSession } from '../sessions/live-session.js';
import { acceptsEvents } from './accepted-types.js';
import type { Caller } from '../caller.js';
import { handedHeaders } from './handed-headers.js';
import { isRequest, postedMessage } from './posted-message.js';
import { Refusal, soon } from '../refusal.js';
import { sendAnswer } from './send-answer.js';

/** Answers a message to a session that is served here, or gives it its stream. */
export async function serveSession(
  session: LiveSession,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  draining: () => boolean,
): Promise<FastifyReply> {
  const handed = handedHeaders(request, caller);
  if (request.method === 'GET') return sendStream(session, reply, handed);
  const message = postedMessage(request.body);
  if (!session.record.json && !acceptsEvents(request.headers.accept)) throw new Refusal('not_acceptable');
  // Answers to questions and cancellations still reach what is running.
  if (draining() && isRequest(message)) throw new Refusal('draining', soon);
  return sendAnswer(reply, await session.post(message, handed));
}

async function sendStream(
  session: LiveSession,
  reply: FastifyReply,
  handed: ReturnType<typeof handedHeaders>,
): Promise<FastifyReply> {
  // Whoever left while the session was looked up holds no stream.
  if (reply.raw.destroyed) return reply.hijack();
  const letGo = session.hold(() => reply.raw.end());
  finished(reply.raw, letGo);
  return sendAnswer(reply, await session.get(handed));
}

/** Throws for a version that nobody here speaks. Without the header it is the one that `initialize` agreed on. */
export function requireKnownVersion(request: FastifyRequest): void {
  const version = request.headers['mcp-protocol-version'];
  if (version === undefined || SUPPORTED_PROTOCOL_VERSIONS.includes(String(version))) return;
  const known = SUPPORTED_PROTOCOL_VERSIONS.join(', ');
  const message = `MCP-Protocol-Version names a version that is not spoken here. These are: ${known}.`;
  throw new Refusal('protocol_version_unsupported', {}, { code: 'protocol_version_unsupported', message });
}

/** The id of the session that a request belongs to. */
export function sessionIdOf({ headers }: FastifyRequest): string {
  const id = headers['mcp-session-id'];
  if (id === undefined) throw new Refusal('session_missing');
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) throw new Refusal('session_unknown');
  return id;
}
