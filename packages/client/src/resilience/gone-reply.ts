import { z } from 'zod';
import type { WireRequest } from '../encode-arguments.js';
import type { Endpoint } from '../endpoint.js';
import type { Outcome, Reply } from '../transport.js';

/** The last part of a path is the id of what was deleted. */
const idOf = ({ target }: WireRequest): string => decodeURIComponent(/([^/?]*)(?:\?|$)/.exec(target)?.[1] ?? '');

function filled(issue: z.core.$ZodIssue, id: string): unknown {
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  if (expected === 'boolean') return true;
  return expected === 'string' || !/^\d+$/.test(id) ? id : Number(id);
}

/** What Make says when it has deleted something: nothing, or an object with its id. */
function contentOf(endpoint: Endpoint, id: string): Readonly<Record<string, unknown>> | undefined {
  const { error } = z.safeParse(endpoint.reply, {});
  if (!error) return {};
  const fields = error.issues.map((issue) => [issue.path.map(String).join('.'), filled(issue, id)]);
  const content: Record<string, unknown> = Object.fromEntries(fields);
  return z.safeParse(endpoint.reply, content).success ? content : undefined;
}

/**
 * The answer that the first of two DELETEs would have had, when it was lost and the second finds nothing there any more.
 * Nothing, when it cannot be told what that answer looks like.
 */
export function goneReply(endpoint: Endpoint, wire: WireRequest, reply: Reply): Outcome | undefined {
  const content = contentOf(endpoint, idOf(wire));
  if (!content) return undefined;
  const bytes = Buffer.from(JSON.stringify(content));
  return { kind: 'replied', reply: { ...reply, status: 200, contentType: 'application/json', bytes, tooLarge: false } };
}
