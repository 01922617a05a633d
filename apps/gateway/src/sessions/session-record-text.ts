import { isGatewayScope } from '@makegate/auth';
import { z } from 'zod';
import type { SessionRecord } from './session-directory.js';

/** Grows when what is written changes its meaning. */
const version = 1;

const Written = z.object({
  version: z.literal(version),
  principal: z.object({ tenant: z.string(), id: z.string(), scopes: z.array(z.string().refine(isGatewayScope)) }),
  initialize: z.record(z.string(), z.unknown()),
  json: z.boolean(),
});

/** What never changes of a session, as text. */
export const recordText = ({ principal, initialize, json }: SessionRecord): string =>
  JSON.stringify({ version, principal, initialize, json });

/** `undefined` for what was written by another version, or by nobody that is known here. */
export function recordIn(text: string, id: string, owner: string): SessionRecord | undefined {
  const written = Written.safeParse(jsonIn(text));
  if (!written.success) return undefined;
  const { principal, initialize, json } = written.data;
  return { id, owner, principal, initialize, json };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
