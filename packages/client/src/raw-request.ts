import { z } from 'zod';
import { jsonBothWays } from './encode-arguments.js';
import type { WireRequest } from './encode-arguments.js';
import { encodeJson } from './encode-json.js';
import type { Endpoint } from './endpoint.js';
import { ArgumentsError } from './errors/arguments-error.js';
import type { RawRequest } from './make-client.js';
import { encodeQuery } from './query.js';

/** What is known of a request that no endpoint describes: a GET reads, anything else may do anything. */
export function endpointOfRaw({ method, path }: RawRequest): Endpoint {
  const reads = method === 'GET';
  return {
    id: `${method} ${path.split(/[?#]/, 1).join('')}`,
    method,
    path,
    scopes: [],
    effect: reads ? 'read' : 'update',
    quota: 'counted',
    repeat: reads ? 'safe' : 'never',
    reply: z.unknown(),
  };
}

/** A path that is still the same, and still below the API, once a URL has been made of it. */
function isPlain(path: string): boolean {
  return path.startsWith('/') && URL.parse(`http://zone/api/v2${path}`)?.pathname === `/api/v2${path}`;
}

/** Writes a raw request down for the wire. Throws an `ArgumentsError` for a path that leads elsewhere. */
export function encodeRaw(raw: RawRequest): WireRequest {
  const { method, path, query = {}, body } = raw;
  const { id } = endpointOfRaw(raw);
  if (!isPlain(path)) {
    const reason = 'expected a slash and a percent-encoded path below /api/v2, without query, fragment or dot segments';
    throw new ArgumentsError(id, [{ path: 'path', reason }]);
  }
  if (method === 'GET' && body !== undefined) {
    throw new ArgumentsError(id, [{ path: 'body', reason: 'a GET has none' }]);
  }
  return {
    method,
    target: path + encodeQuery(id, query),
    body: body === undefined ? undefined : encodeJson(id, 'body', body),
    ...jsonBothWays,
  };
}
