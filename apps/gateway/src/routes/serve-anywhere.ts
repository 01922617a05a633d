import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AnswersAs } from '../replicas/answers-as.js';
import type { Assertions } from '../replicas/assertion.js';
import { forward } from '../replicas/forward.js';
import type { FoundReplica } from '../replicas/replica-directory.js';
import type { GatewaySessions } from '../sessions/gateway-sessions.js';
import type { LiveSession } from '../sessions/live-session.js';
import type { Caller } from '../caller.js';
import type { McpRoutes } from './mcp.js';
import { openSession } from './open-session.js';
import { isRequest, postedMessage } from './posted-message.js';
import { Refusal, soon } from '../refusal.js';
import { requireKnownVersion, serveSession, sessionIdOf } from './serve-session.js';

/** What answering takes. */
export interface ServeAnywhereParts {
  readonly sessions: GatewaySessions;
  readonly draining: () => boolean;
  readonly assertions: Assertions | undefined;
  readonly answersAs: AnswersAs;
  readonly log: Logger;
}

/** How often a request is sent on before it is given up. */
const mostHops = 5;

/** Answers a request that came from a client: here, or by the replica that serves its session. */
export function serveAnywhere(parts: ServeAnywhereParts): McpRoutes['serve'] {
  const { sessions, assertions, answersAs, log } = parts;
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
      const found = await servedHere(caller, request, reply, parts, gone);
      if (!found) return reply;
      if (!assertions) throw new TypeError('A session is elsewhere, but there are no other replicas.');
      if ((doubtful || found.silent) && !(await answersAs(found))) {
        gone = found.id;
        continue;
      }
      const outcome = await forward(request, reply, found, await assertions.sign(caller, id, found.id));
      if (outcome === 'answered') return reply;
      if (outcome === 'lost' && acts) throw new Refusal('replica_lost');
      if (outcome === 'distrusted') {
        log.error({ replica: found.id }, 'Another replica does not accept assertions: keys or clocks differ');
        throw new Refusal('replica_distrusts', soon);
      }
      if (outcome === 'gone') gone = found.id;
      doubtful = true;
    }
    throw new Refusal('session_moving', soon);
  };
}

/** Answers a request that another replica forwarded. It goes no further: what is not here is sent back. */
export function serveForwarded(parts: ServeAnywhereParts): McpRoutes['serve'] {
  return async (caller, request, reply) => {
    const found = await servedHere(caller, request, reply, parts).catch((error: unknown) => {
      // It has let the session go or is about to, so whoever asks may take it over.
      const lets = error instanceof Refusal && error.code === 'draining' && !parts.sessions.busy(sessionIdOf(request));
      throw lets ? new Refusal('replica_other') : error;
    });
    if (found) throw new Refusal('replica_other');
    return reply;
  };
}

/** Answers if the session is served here; else says which replica serves it. */
async function servedHere(
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, draining }: ServeAnywhereParts,
  gone?: string,
): Promise<FoundReplica | undefined> {
  const id = sessionIdOf(request);
  if (request.method === 'DELETE') {
    const there = await sessions.close(caller, id, gone);
    if (!there) await reply.code(200).send();
    return there;
  }
  const found = await sessions.find(caller, id, gone);
  if (!isLive(found)) return found;
  await serveSession(found, caller, request, reply, draining);
  return undefined;
}

const isLive = (found: LiveSession | FoundReplica): found is LiveSession => 'record' in found;
