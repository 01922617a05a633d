import type { Endpoint } from '@makegate/client';
import type { FastifyReply } from 'fastify';

/** Sends what a handler answered: JSON, or text and bytes as they are where the endpoint's reply has a type of its own. */
export function sendAnswer(reply: FastifyReply, { effect, replyType }: Endpoint, body: unknown): FastifyReply {
  // Replies without a body are for things that have only been set going.
  if (body === undefined) return reply.code(effect === 'run' ? 202 : 200).send();
  if (replyType === undefined) return reply.send(body);
  if (body instanceof Uint8Array) return reply.type(replyType).send(body);
  return reply.type(`${replyType}; charset=utf-8`).send(body);
}
