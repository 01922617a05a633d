import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { neverConnected } from './never-connected.js';
import type { Replica } from './replica-directory.js';

/** Carries the assertion from one replica to another. */
export const assertionHeader = 'makegate-assertion';

/** Says that a request was meant for another replica, or for another place by now. */
export const misdirected = 421;

/**
 * What came of sending a request on. `gone`: the replica is not there, and has seen nothing of it. `lost`: it broke off
 * before it answered, and may have done something. `distrusted`: it does not believe the assertion, and has done nothing.
 */
export type Forwarded = 'answered' | 'gone' | 'lost' | 'distrusted';

/** What the owner of a session has to know of a request beside its body. */
const handedOn = [
  'accept',
  'content-type',
  'content-length',
  'host',
  'mcp-session-id',
  'mcp-protocol-version',
  'last-event-id',
];

/** What a client has to know of its answer; the rest is said by the replica that it called. */
const handedBack = [
  'content-type',
  'content-length',
  'cache-control',
  'mcp-session-id',
  'retry-after',
  'x-accel-buffering',
];

/** No client ever gets this from a replica: it says that the assertion was not accepted. */
const unauthorized = 401;

/** Has another replica answer, streams included. */
export function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  replica: Replica,
  assertion: string,
): Promise<Forwarded> {
  return new Promise((resolve) => {
    // A client that goes away meanwhile needs no answer.
    reply.raw.once('close', () => resolve('answered'));
    reply.from(`${replica.url}/mcp`, {
      rewriteRequestHeaders: (_request, headers) => ({ ...picked(headers, handedOn), [assertionHeader]: assertion }),
      rewriteHeaders: (headers) => picked(headers, handedBack),
      onResponse: (_request, _reply, { statusCode, stream }) => {
        if (statusCode === misdirected || statusCode === unauthorized) {
          stream.resume();
          reply.removeHeader('content-type').removeHeader('content-length');
          return resolve(statusCode === misdirected ? 'gone' : 'distrusted');
        }
        const streams = reply.getHeader('content-type') === 'text/event-stream';
        void reply.send(stream);
        // A stream may have nothing to say for a long time; that it stands is to be known at once.
        if (streams) reply.raw.flushHeaders();
        return resolve('answered');
      },
      onError: (_reply, { error }) => resolve(neverConnected(error.cause ?? error) ? 'gone' : 'lost'),
    });
  });
}

const picked = (headers: object, names: readonly string[]): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
