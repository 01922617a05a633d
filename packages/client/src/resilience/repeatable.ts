import type { Endpoint } from '../endpoint.js';
import type { WireReply } from '../exchange.js';
import type { Outcome } from '../transport.js';

/** A wrong name, a wrong certificate or a server without TLS: no passing trouble, somebody has to change a setting. */
const lasting = /^(ENOTFOUND|CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$)/;

/** Answers of what stands before Make, and of a Make that stopped waiting, after which the work may still be done. */
const leavesOpen = new Set([408, 502, 504]);

/** Whether Make may have carried out an attempt that brought no usable answer. */
export function mayHaveHappened(outcome: Outcome): boolean {
  if (outcome.kind === 'replied') return leavesOpen.has(outcome.reply.status);
  return outcome.kind !== 'redirected' && outcome.reached;
}

/** Whether a second request finds the account as the first would have left it, so that nobody sees the difference. */
export const sameTwice = ({ method, repeat, effect, body, content, params }: Endpoint): boolean => {
  if (effect === 'run' || repeat === 'never') return false;
  if (effect === 'read' || method === 'PUT') return repeat === 'safe';
  // Of one thing by its id. What a body chooses may be chosen anew by the second request.
  return method === 'DELETE' && params !== undefined && body === undefined && content === undefined;
};

/** Refused before any work: what stands before Make says when to come back. */
export const refusedAtDoor = ({ status, retryAfter }: WireReply): boolean => status === 503 && retryAfter !== undefined;

/** Whether an attempt that ended like this may be followed by another without being asked for. */
export function isRepeatable(endpoint: Endpoint, outcome: Outcome): boolean {
  if (outcome.kind === 'redirected' || endpoint.effect === 'run') return false;
  if (outcome.kind === 'replied') {
    const { reply } = outcome;
    if (refusedAtDoor(reply)) return true;
    return sameTwice(endpoint) && (reply.status === 503 || leavesOpen.has(reply.status));
  }
  if (outcome.reached) return sameTwice(endpoint);
  return !lasting.test(outcome.reason ?? '');
}
