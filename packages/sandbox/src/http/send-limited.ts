import type { FastifyReply } from 'fastify';

/** Make says this in plain text, not in JSON. */
export const sendLimited = (reply: FastifyReply): FastifyReply =>
  reply.code(429).type('text/plain').send('Requests limit for organization exceeded, please try again later.');
