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
export async function answersAs({ id, url }: Replica): Promise<boolean> {
  try {
    const answer = await fetch(url + identityPath, { signal: AbortSignal.timeout(patienceMs) });
    return (await answer.text()) === id;
  } catch {
    return false;
  }
}
