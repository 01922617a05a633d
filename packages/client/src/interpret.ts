import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { textOf } from './exchange.js';
import { isBinary } from './media-type.js';
import { partialOf, refusalOf } from './refusal.js';
import type { Result } from './resilience/send.js';
import type { Reply } from './transport.js';
import {
  lossOf,
  overloadOf,
  redirectionOf,
  tooLargeOf,
  unexpectedOf,
  unreadableOf,
  withheldOf,
} from './unavailability.js';

/** The answer to a request that Make carried out. Everything else is thrown as the error that it means. */
export function successOf(endpoint: Endpoint, outcome: Result, maxReplyBytes: number): Reply {
  if (outcome.kind === 'redirected') throw redirectionOf(endpoint, outcome.status);
  if (outcome.kind === 'withheld') throw withheldOf(endpoint, outcome);
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
  const text = textOf(reply);
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableOf(endpoint, reply);
  }
}

/** The reply of a raw request: JSON, plain text, or `undefined` when it is empty. A page is neither. */
export function jsonOrTextOf(endpoint: Endpoint, reply: Reply): unknown {
  return reply.contentType.startsWith('text/plain') ? textOf(reply) : jsonOf(endpoint, reply);
}

const fieldOf = (issue: z.core.$ZodIssue) => `${issue.path.map(String).join('.') || 'the reply'} (${issue.code})`;

/** Text that is not valid UTF-8 is no text: what could not be written back unchanged is not given out. */
const strictText = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes or text as they came. A page is neither: it is what stands before Make. */
function asItCame(endpoint: Endpoint, replyType: string, reply: Reply): Uint8Array | string {
  if (reply.contentType.includes('html')) throw unreadableOf(endpoint, reply);
  if (isBinary(replyType)) return new Uint8Array(reply.bytes);
  try {
    return strictText.decode(reply.bytes);
  } catch {
    throw unreadableOf(endpoint, reply);
  }
}

function contentOf(endpoint: Endpoint, reply: Reply): unknown {
  if (endpoint.replyType !== undefined) return asItCame(endpoint, endpoint.replyType, reply);
  const json = jsonOf(endpoint, reply);
  const partial = partialOf(endpoint, reply);
  if (partial) throw partial;
  return json;
}

/** The reply as the endpoint describes it. */
export function parsedReplyOf(endpoint: Endpoint, reply: Reply): unknown {
  const parsed = z.safeParse(endpoint.reply, contentOf(endpoint, reply));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 3).map(fieldOf).map(reply.redact);
  throw unexpectedOf(endpoint, fields, reply.status);
}
