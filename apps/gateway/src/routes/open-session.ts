import type { JSONRPCRequest } from '@modelcontextprotocol/sdk/types.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withoutQuestions } from '../sessions/client-description.js';
import type { GatewaySessions } from '../sessions/gateway-sessions.js';
import { namesEvents } from './accepted-types.js';
import type { Caller } from '../caller.js';
import { handedHeaders } from './handed-headers.js';
import { initializeParams } from './posted-message.js';
import { Refusal } from '../refusal.js';
import { sendAnswer } from './send-answer.js';

/** Opens a session for the client that introduces itself, and answers with its id. */
export async function openSession(
  message: JSONRPCRequest,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  sessions: GatewaySessions,
): Promise<FastifyReply> {
  if (request.headers['mcp-session-id'] !== undefined) throw new Refusal('session_open');
  const params = initializeParams(message);
  const json = !namesEvents(request.headers.accept);
  const initialize = json ? withoutQuestions(params) : params;
  const session = await sessions.open(caller, { initialize, json });
  try {
    return sendAnswer(reply, await session.post({ ...message, params: initialize }, handedHeaders(request, caller)));
  } catch (error) {
    // Its client does not learn its id, so nobody could ever use it.
    await sessions.close(caller, session.record.id).catch(() => undefined);
    throw error;
  }
}
