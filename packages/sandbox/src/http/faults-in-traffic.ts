import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Endpoint } from '@makegate/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isApi, pathOf } from './api-path.js';
import type { Asked, Ending, Faults } from './faults.js';
import { breakConnection, sendFault, spoiledBody } from './spoiled-reply.js';

/** Called when a call has been carried out, and awaited before its answer is sent. */
export type BeforeReply = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

type EndpointOf = (request: FastifyRequest) => Endpoint | undefined;

/** Lets faults meet what is asked and answered. The function it returns belongs between a call and its answer. */
export function spoilTraffic(app: FastifyInstance, faults: Faults, endpointOf: EndpointOf): BeforeReply {
  const isReused = connectionsInUse();
  const asked = (request: FastifyRequest, reused: boolean): Asked => {
    const { method } = request;
    return { method, path: pathOf(request), endpoint: endpointOf(request)?.id, reused };
  };
  // Not async functions: after one of those Fastify goes on with the request while a large reply is still streaming.
  app.addHook('onRequest', (request, reply, done) => {
    const reused = isReused(request.raw.socket);
    if (isOfZone(request) && faults.takeOutage()) return breakConnection(reply);
    if (!isApi(request)) return done();
    const { delayMs, fault } = faults.onArrival(asked(request, reused));
    return after(delayMs, reply.raw, () => (fault ? sendFault(reply, fault) : done()));
  });
  const endings = new WeakMap<FastifyRequest, Ending>();
  app.addHook('onSend', (request, reply, payload, done) => {
    const ending = endings.get(request);
    if (!ending) return done(null, payload);
    const body = bytesOf(payload);
    if (isBrokenAtOnce(ending, body)) return breakConnection(reply);
    return done(null, spoiledBody(reply, ending, body));
  });
  return async (request, reply) => {
    const { delayMs, fault } = faults.onReply(asked(request, false));
    if (fault) endings.set(request, fault);
    if (delayMs > 0) await new Promise<void>((resolve) => after(delayMs, reply.raw, resolve));
  };
}

/** Whoever spoils the zone must be able to end it. */
const isOfZone = ({ url }: FastifyRequest): boolean => !url.startsWith('/_sandbox/');

const isBrokenAtOnce = (ending: Ending, body: Buffer): boolean =>
  ending.kind === 'reset' && (ending.at === 'reply' || body.length === 0);

/** Does it later, or never when the client has left by then. */
function after(delayMs: number, raw: ServerResponse, act: () => void): void {
  if (delayMs === 0) {
    act();
    return;
  }
  const stop = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    raw.off('close', stop);
    act();
  }, delayMs);
  raw.once('close', stop);
}

/** Tells whether a connection has brought a request before. */
function connectionsInUse(): (socket: Socket) => boolean {
  const used = new WeakSet<Socket>();
  return (socket) => {
    const reused = used.has(socket);
    used.add(socket);
    return reused;
  };
}

function bytesOf(payload: unknown): Buffer {
  if (payload instanceof Uint8Array) return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  return Buffer.from(typeof payload === 'string' ? payload : '');
}
