import { answersAs } from '../replicas/answers-as.js';
import type { Assertions } from '../replicas/assertion.js';
import { forward } from '../replicas/forward.js';
import type { Replica } from '../replicas/replica-directory.js';
import type { GatewaySessions } from '../sessions/gateway-sessions.js';
import type { LiveSession } from '../sessions/live-session.js';
import type { McpRoutes } from './mcp.js';
import { openSession } from './open-session.js';
import { isRequest, postedMessage } from './posted-message.js';
import { Refusal, soon } from './refusal.js';
import { requireKnownVersion, serveSession, sessionIdOf, type ServeSessionParts } from './serve-session.js';

export interface ServeAnywhereParts extends ServeSessionParts {
  readonly sessions: GatewaySessions;
  readonly assertions: Assertions | undefined;
}

/** How often a request is sent on before it is given up. */
const mostHops = 5;

/** Answers a request that came from a client: here, or by the replica that serves its session. */
export function serveAnywhere(parts: ServeAnywhereParts): McpRoutes['serve'] {
  const { sessions, assertions } = parts;
  return async (caller, request, reply) => {
    const message = request.method === 'POST' ? postedMessage(request.body) : undefined;
    if (message && isRequest(message) && message.method === 'initialize') {
      return openSession(message, caller, request, reply, sessions);
    }
    const id = sessionIdOf(request);
    requireKnownVersion(request);
    const acts = message !== undefined && isRequest(message) && message.method === 'tools/call';
    let gone: string | undefined;
    // What must not run twice is sent only to a replica that is there for certain; nothing is sent again to one that is not.
    let doubtful = acts;
    for (let hops = 0; hops < mostHops; hops += 1) {
      const found = await sessions.find(caller, id, gone);
      if (isLive(found)) return serveSession(found, caller, request, reply, parts);
      if (!assertions) throw new TypeError('A session is elsewhere, but there are no other replicas.');
      if (doubtful && !(await answersAs(found))) {
        gone = found.id;
        continue;
      }
      const outcome = await forward(request, reply, found, await assertions.sign(caller, id, found.id));
      if (outcome === 'answered') return reply;
      if (outcome === 'lost' && acts) throw new Refusal('replica_lost');
      if (outcome === 'gone') gone = found.id;
      doubtful = true;
    }
    throw new Refusal('store_unavailable', soon);
  };
}

/** Answers a request that another replica forwarded. It goes no further: what is not here is sent back. */
export function serveForwarded(parts: ServeAnywhereParts): McpRoutes['serve'] {
  return async (caller, request, reply) => {
    const found = await parts.sessions.find(caller, sessionIdOf(request));
    if (!isLive(found)) throw new Refusal('replica_other');
    return serveSession(found, caller, request, reply, parts);
  };
}

const isLive = (found: LiveSession | Replica): found is LiveSession => 'record' in found;
