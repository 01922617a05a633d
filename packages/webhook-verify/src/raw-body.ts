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
  const what = typeof body === 'string' ? 'text' : body === undefined ? 'nothing' : 'a parsed value';
  throw new WebhookConfigError('body_not_raw', `The body that was handed over is ${what}. ${rawBodyAdvice}`);
}

function isStream(body: unknown): body is BodyStream {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
