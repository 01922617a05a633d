import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ReplicaOptions } from '../server-options.js';
import { startHeartbeat, type Heartbeat } from './heartbeat.js';

/** After so long without a heartbeat a replica counts as dead. */
const defaultTtlMs = 10_000;

/** Listens for the other replicas, and lets them know. Rejects when either cannot be done. */
export async function joinReplicas(
  id: string,
  { directory, listen, url, heartbeatTtlMs = defaultTtlMs }: ReplicaOptions,
  internal: FastifyInstance,
  log: Logger,
): Promise<Heartbeat> {
  const address = await internal.listen({ ...listen });
  return startHeartbeat({ id, url: url ?? address }, directory, heartbeatTtlMs, (error) =>
    log.error({ err: error }, 'The other replicas cannot be told that this one is alive'),
  );
}
