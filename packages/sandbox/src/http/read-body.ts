import { isBinary } from '@makegate/client';
import type { Endpoint } from '@makegate/client';
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';

const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface ReadBody {
  readonly body?: unknown;
  readonly refusal?: Refusal;
}

/** A request's body as its endpoint wants it, whatever the request says it is: JSON unless the endpoint has a type of its own. */
export function readBody(endpoint: Endpoint | undefined, bytes: Buffer): ReadBody {
  const { contentType } = endpoint ?? {};
  if (contentType !== undefined) return isBinary(contentType) ? { body: new Uint8Array(bytes) } : textIn(bytes);
  return bytes.length === 0 ? {} : jsonIn(bytes);
}

function jsonIn(bytes: Buffer): ReadBody {
  try {
    return { body: JSON.parse(bytes.toString()) };
  } catch {
    return { refusal: badRequest('Invalid JSON in the request body.') };
  }
}

function textIn(bytes: Buffer): ReadBody {
  try {
    return { body: text.decode(bytes) };
  } catch {
    return { refusal: badRequest('The request body is not UTF-8 text.') };
  }
}
