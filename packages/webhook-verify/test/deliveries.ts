import { sign } from '../src/index.js';
import type { Delivery, Scheme, Secret } from '../src/index.js';

/** A moment for tests: 2026-03-01, 12:00 UTC. */
export const nowMs = Date.UTC(2026, 2, 1, 12);
export const nowSeconds = nowMs / 1_000;
export const standardSecret = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;
export const otherSecret = `whsec_${Buffer.alloc(32, 'o').toString('base64')}`;
export const textSecret = 'a secret of more than 24 characters';
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface TestDelivery extends Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A genuine delivery, signed now. */
export function genuine(
  scheme: Scheme,
  secret: Secret | readonly Secret[],
  { body = bytes('{"a":1}'), id = 'msg_1', timestampMs = nowMs } = {},
): TestDelivery {
  const secrets = Array.isArray(secret) ? secret : [secret];
  const url = 'https://hooks.example.com/in?a=1';
  return {
    headers: { host: 'hooks.example.com', ...sign({ scheme, secrets, body, id, timestampMs, method: 'POST', url }) },
    body,
    method: 'POST',
    path: '/in?a=1',
  };
}

/** A body that comes in pieces. */
export async function* inChunks(body: Uint8Array, length = 3): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += length) yield body.subarray(at, at + length);
}
