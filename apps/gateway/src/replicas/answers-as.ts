import type { FastifyInstance } from 'fastify';
import type { Replica } from './replica-directory.js';

const identityPath = '/replica';

/** How long a replica may take to say who it is. Long, for a busy one is not gone. */
const patienceMs = 3_000;

/** Lets a replica say who it is. Its id is no secret: it names a process, and proves nothing. */
export function addIdentityRoute(app: FastifyInstance, own: string): void {
  app.get(identityPath, async (_request, reply) => reply.type('text/plain').send(own));
}

/**
 * Whether this replica is at work at its address. That a connection can be opened says less: the system still accepts some
 * for a process that was killed a moment ago.
 */
export type AnswersAs = (replica: Replica) => Promise<boolean>;

/** Not longer than it takes to ask: a replica that dies in this time might as well have died after its answer. */
const believedMs = 25;

/** More are not remembered. */
const mostRemembered = 1_000;

/** `now` is only compared with itself, in milliseconds. */
export function answersAs(now: () => number = () => performance.now()): AnswersAs {
  const saidAtMs = new Map<string, number>();
  return async ({ id, url }) => {
    if (now() - (saidAtMs.get(id) ?? Number.NEGATIVE_INFINITY) < believedMs) return true;
    const said = await identityAt(url);
    if (saidAtMs.size >= mostRemembered) saidAtMs.clear();
    if (said === id) saidAtMs.set(id, now());
    return said === id;
  };
}

async function identityAt(url: string): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(url + identityPath, { signal, redirect: 'error' });
    return await answer.text();
  } catch {
    return undefined;
  }
}
