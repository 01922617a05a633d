import { types } from 'node:util';
import type { BodyStream } from './delivery.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** What to do about the most frequent mistake with webhooks: the text of the error, and of the command line's advice. */
export const rawBodyAdvice =
  'The signature covers the bytes as they were sent. Hand over the raw body: a Uint8Array or a stream of them, taken ' +
  'before any JSON or form parser and before any text decoding. A parsed body that is written again differs in spaces, ' +
  'escapes or the order of keys. The adapters (…/express, …/fastify, …/hono, …/next, …/lambda, …/node, …/web) do this.';

/** Refuses what cannot be the raw body: parsed JSON, text, nothing at all. Throws a `WebhookConfigError`. */
export function rawBody(body: unknown): Uint8Array | BodyStream {
  if (body instanceof Uint8Array) return body;
  // Of another realm, as test runners and vm contexts make them.
  if (types.isUint8Array(body)) return Buffer.from(body.buffer, body.byteOffset, body.length);
  if (isStream(body)) return body;
  throw notRaw('The body that was handed over', body);
}

/** As `rawBody`, where only a stream makes sense. */
export function rawStream(body: unknown): BodyStream {
  const raw = rawBody(body);
  if (!(raw instanceof Uint8Array)) return raw;
  throw new WebhookConfigError('body_not_raw', 'verifyStream takes a stream; hand bytes that are all there to verify.');
}

/** Refuses what is no piece of a raw body, such as the text of a stream that decodes. Throws a `WebhookConfigError`. */
export function rawChunk(chunk: unknown): Uint8Array {
  if (types.isUint8Array(chunk)) return chunk;
  throw notRaw('A chunk of the body', chunk);
}

/** Begins to read. Throws a `WebhookConfigError` when somebody else has taken the stream. */
export function chunksOf(stream: BodyStream): AsyncIterator<unknown> {
  try {
    return stream[Symbol.asyncIterator]();
  } catch {
    throw new WebhookConfigError('body_not_raw', `Something else is reading the body. ${rawBodyAdvice}`);
  }
}

function isStream(body: unknown): body is BodyStream {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function notRaw(what: string, given: unknown): WebhookConfigError {
  const is = typeof given === 'string' ? 'text' : given === undefined || given === null ? 'nothing' : 'a parsed value';
  return new WebhookConfigError('body_not_raw', `${what} is ${is}. ${rawBodyAdvice}`);
}
