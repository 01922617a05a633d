import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Answer } from '../sessions/live-session.js';

/** Sends what a session answers. Headers of a stream go out soon: its first event may be long in coming. */
export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  if (typeof answer === 'string') return reply.type('application/json').send(answer);
  const streams = answer.headers.get('content-type') === 'text/event-stream';
  if (streams) gather(reply.raw);
  void reply.send(answer);
  if (streams) reply.raw.flushHeaders();
  return reply;
}

/** Longer than a call that needs nobody, shorter than anybody would notice. */
const gatherMs = 5;

/** Lets headers, events and the end of a stream go out together when they come at once, as those of most calls do. */
function gather(response: ServerResponse): void {
  // Not the response itself: Node would write its end before what it has held back.
  const { socket } = response;
  socket?.cork();
  // The end of a response lets its socket go by itself.
  setTimeout(() => response.writableEnded || socket?.uncork(), gatherMs);
}
