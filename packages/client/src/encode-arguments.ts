import { isUint8Array } from 'node:util/types';
import { z } from 'zod';
import { encodeJson } from './encode-json.js';
import type { Endpoint, Method, Shape } from './endpoint.js';
import type { ArgumentIssue } from './errors/arguments-error.js';
import { ArgumentsError } from './errors/arguments-error.js';
import { encodeQuery, isEncodable } from './query.js';

/** A request as it leaves: everything but the zone and the credential. */
export interface WireRequest {
  readonly method: Method;
  /** Path and query, encoded. */
  readonly target: string;
  /** JSON text, or what the endpoint's `contentType` says, as it is. */
  readonly body: string | Uint8Array | undefined;
  /** The body's media type. */
  readonly contentType: string;
  readonly accept: string;
  /** The mark of a reply that is known already. */
  readonly ifNoneMatch?: string;
}

/** What a request says of a body that is JSON and of a reply that is. */
export const jsonBothWays = { contentType: 'application/json', accept: 'application/json' } as const;

type Values = Readonly<Record<string, unknown>>;

const schemas = new WeakMap<Endpoint, z.ZodObject>();

/** Built once per endpoint: all arguments flat, and no others. */
function schemaOf(endpoint: Endpoint): z.ZodObject {
  const known = schemas.get(endpoint);
  if (known) return known;
  const schema = z.strictObject({ ...endpoint.params, ...endpoint.query, ...endpoint.body, ...endpoint.content });
  schemas.set(endpoint, schema);
  return schema;
}

/** Names and reasons only: an issue's own message never holds the value. */
function listed(issue: z.core.$ZodIssue): readonly ArgumentIssue[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), reason: 'there is no argument of this name' }));
  }
  return [{ path: path.join('.') || 'arguments', reason: issue.message }];
}

const isValues = (args: unknown): args is Values => typeof args === 'object' && args !== null && !Array.isArray(args);

function encoded(endpoint: Endpoint, args: unknown): Values {
  if (!isValues(args)) throw new ArgumentsError(endpoint.id, [{ path: 'arguments', reason: 'expected an object' }]);
  requireOne(endpoint, args);
  const result = z.safeEncode(schemaOf(endpoint), args);
  if (result.success) return result.data;
  throw new ArgumentsError(endpoint.id, result.error.issues.flatMap(listed));
}

/** Make refuses a call that says none or several of them. */
function requireOne({ id, oneOf }: Endpoint, args: Values): void {
  const given = oneOf?.filter((name) => args[name] !== undefined) ?? [];
  if (oneOf === undefined || given.length === 1) return;
  const reason = `give exactly one of ${oneOf.join(' and ')}`;
  throw new ArgumentsError(
    id,
    oneOf.map((path) => ({ path, reason })),
  );
}

const named = (shape: Shape | undefined, values: Values): Values =>
  Object.fromEntries(Object.keys(shape ?? {}).map((name) => [name, values[name]]));

function pathOf(endpoint: Endpoint, values: Values): string {
  return endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const text = String(values[name]);
    // A URL folds these two away, however they are encoded, and the request would go to another path.
    if (text === '.' || text === '..') {
      throw new ArgumentsError(endpoint.id, [{ path: name, reason: 'cannot be "." or ".." in a path' }]);
    }
    if (!isEncodable(text)) {
      throw new ArgumentsError(endpoint.id, [{ path: name, reason: 'holds half a character, which a URL cannot' }]);
    }
    return encodeURIComponent(text);
  });
}

function bodyOf(endpoint: Endpoint, values: Values): WireRequest['body'] {
  const [content] = Object.keys(endpoint.content ?? {});
  if (content === undefined) return endpoint.body && encodeJson(endpoint.id, 'arguments', named(endpoint.body, values));
  const value = values[content];
  if (value === undefined) return undefined;
  return endpoint.contentType === undefined
    ? encodeJson(endpoint.id, content, value)
    : asItIs(endpoint, content, value);
}

/** Text and bytes for a body that is not JSON. */
function asItIs(endpoint: Endpoint, content: string, value: unknown): string | Uint8Array {
  if (isUint8Array(value)) return value;
  // UTF-8 has no bytes for half a character: another would take its place.
  if (typeof value === 'string' && isEncodable(value)) return value;
  throw new ArgumentsError(endpoint.id, [{ path: content, reason: 'expected bytes, or text of whole characters' }]);
}

/** Checks a call's arguments and writes them down for the wire. Throws an `ArgumentsError`. */
export function encodeArguments(endpoint: Endpoint, args: unknown): WireRequest {
  const values = encoded(endpoint, args);
  return {
    method: endpoint.method,
    target: pathOf(endpoint, values) + encodeQuery(endpoint.id, named(endpoint.query, values)),
    body: bodyOf(endpoint, values),
    contentType: endpoint.contentType ?? jsonBothWays.contentType,
    accept: endpoint.replyType === undefined ? jsonBothWays.accept : '*/*',
  };
}
