import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { StandIn } from './faults.js';

/** Answers with the fault. */
export function sendFault(reply: FastifyReply, fault: StandIn): FastifyReply {
  if (fault.kind === 'large') return reply.type('application/json').send(Readable.from(largeText(fault.bytes)));
  reply.code(fault.status).headers(fault.headers);
  if (fault.kind === 'html') return reply.type('text/html; charset=utf-8').send(fault.body ?? page);
  return reply.send(fault.body ?? { detail: 'Internal Server Error' });
}

const page = '<!doctype html><title>Gateway</title><h1>Something went wrong</h1>';

function* largeText(bytes: number): Generator<string> {
  const chunk = 'x'.repeat(65_536);
  yield '{"filler":"';
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk.slice(0, left);
  yield '"}';
}

/** Sends the first half of the reply, then drops the connection; at once when the reply has no body. */
export function resetMidReply(reply: FastifyReply, payload: unknown): void {
  const bytes = bytesOf(payload);
  reply.hijack();
  if (bytes.length === 0) {
    reply.raw.destroy();
    return;
  }
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': String(bytes.length) });
  reply.raw.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => reply.raw.destroy());
}

function bytesOf(payload: unknown): Buffer {
  if (payload instanceof Uint8Array) return Buffer.from(payload);
  return Buffer.from(payload === undefined ? '' : JSON.stringify(payload));
}
