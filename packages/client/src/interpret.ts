import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { partialOf, refusalOf } from './refusal.js';
import type { Outcome, Reply } from './transport.js';
import { lossOf, overloadOf, redirectionOf, tooLargeOf, unexpectedOf, unreadableOf } from './unavailability.js';

/** The answer to a request that Make carried out. Everything else is thrown as the error that it means. */
export function successOf(endpoint: Endpoint, outcome: Outcome, maxReplyBytes: number): Reply {
  if (outcome.kind === 'redirected') throw redirectionOf(endpoint, outcome.status);
  if (outcome.kind !== 'replied') throw lossOf(endpoint, outcome);
  const { reply } = outcome;
  const overload = overloadOf(endpoint, reply);
  if (overload) throw overload;
  if (reply.status < 200 || reply.status >= 300) throw refusalOf(endpoint, reply);
  if (reply.tooLarge) throw tooLargeOf(endpoint, reply.status, maxReplyBytes);
  return reply;
}

/** The reply's JSON, or `undefined` when it is empty. */
export function jsonOf(endpoint: Endpoint, reply: Reply): unknown {
  if (reply.text.trim() === '') return undefined;
  try {
    return JSON.parse(reply.text);
  } catch {
    throw unreadableOf(endpoint, reply);
  }
}

/** The reply of a raw request: JSON, plain text, or `undefined` when it is empty. A page is neither. */
export function jsonOrTextOf(endpoint: Endpoint, reply: Reply): unknown {
  return reply.contentType.startsWith('text/plain') ? reply.text : jsonOf(endpoint, reply);
}

const fieldOf = (issue: z.core.$ZodIssue) => `${issue.path.map(String).join('.') || 'the reply'} (${issue.code})`;

/** The reply as the endpoint describes it. */
export function parsedReplyOf(endpoint: Endpoint, reply: Reply): unknown {
  const json = jsonOf(endpoint, reply);
  const partial = partialOf(endpoint, reply);
  if (partial) throw partial;
  const parsed = z.safeParse(endpoint.reply, json);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 3).map(fieldOf).map(reply.redact);
  throw unexpectedOf(endpoint, fields, reply.status);
}
