import type { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { FastifyReply } from 'fastify';
import type { Ending, StandIn } from './faults.js';
import { sendLimited } from './send-limited.js';

/** Answers with the fault, or breaks the connection. */
export function sendFault(reply: FastifyReply, fault: StandIn): void {
  if (fault.kind === 'reset' || fault.kind === 'stale') breakConnection(reply);
  else if (fault.kind === 'large') reply.type('application/json').send(Readable.from(largeText(fault.bytes)));
  else if (fault.kind === 'html') sendPage(reply.code(fault.status).headers(fault.headers), fault.body);
  else sendStatus(reply.code(fault.status).headers(fault.headers), fault);
}

const page = '<!doctype html><title>Gateway</title><h1>Something went wrong</h1>';

const sendPage = (reply: FastifyReply, body = page) => reply.type('text/html; charset=utf-8').send(body);

function sendStatus(reply: FastifyReply, { status, body }: Extract<StandIn, { readonly kind: 'status' }>): void {
  if (body === undefined && status === 429) sendLimited(reply);
  else reply.send(body ?? { detail: 'Internal Server Error' });
}

/** The other side learns of it at once; nothing that was to be sent is. Fastify is told to leave the reply alone. */
export function breakConnection(reply: FastifyReply): void {
  const { socket } = reply.request.raw;
  reply.hijack();
  // A TLS connection cannot be reset, only closed without a farewell.
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

function* largeText(bytes: number): Generator<string> {
  const chunk = 'x'.repeat(65_536);
  yield '{"filler":"';
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk.slice(0, left);
  yield '"}';
}

/** What to send in place of the whole body. Without a body there is nothing to send slowly or in part. */
export function spoiledBody(reply: FastifyReply, ending: Ending, body: Buffer): Buffer | Readable {
  if (ending.kind === 'truncated') return body.subarray(0, Math.floor(body.length / 2));
  if (body.length === 0) return body;
  reply.header('content-length', body.length);
  return Readable.from(ending.kind === 'slow' ? drip(reply, body, ending.bodyMs) : broken(body));
}

async function* broken(body: Buffer): AsyncGenerator<Buffer> {
  yield body.subarray(0, Math.ceil(body.length / 2));
  // Node sends the head and the first piece in one turn of its loop: whoever asked shall see that an answer was on its way.
  await nextTurn();
  // After an error the rest is never sent, and Fastify drops the connection.
  throw new Error('The reply ends here, as a fault wants it.');
}

const mostPieces = 21;

/** The head and the first piece go out at once, the last piece after `bodyMs`. */
async function* drip(reply: FastifyReply, body: Buffer, bodyMs: number): AsyncGenerator<Buffer> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const size = Math.ceil(body.length / mostPieces);
  const pauses = Math.ceil(body.length / size) - 1;
  for (let from = 0; from < body.length; from += size) {
    if (from > 0) await delay(bodyMs / pauses, undefined, { signal: gone.signal });
    yield body.subarray(from, from + size);
  }
}
