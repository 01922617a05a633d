import type { FastifyReply } from 'fastify';
import type { Answer } from '../sessions/live-session.js';

/** Sends what a session answers. Headers of a stream go out at once: its first event may be long in coming. */
export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  if (typeof answer === 'string') return reply.type('application/json').send(answer);
  void reply.send(answer);
  if (answer.headers.get('content-type') === 'text/event-stream') reply.raw.flushHeaders();
  return reply;
}
