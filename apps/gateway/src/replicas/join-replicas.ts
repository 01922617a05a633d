import type { FastifyInstance } from 'fastify';
import type { ReplicaOptions } from '../server-options.js';
import { startHeartbeat, type Heartbeat } from './heartbeat.js';

/** After so long without a heartbeat a replica has to be asked whether it is there. */
const defaultTtlMs = 10_000;

/** Listens for the other replicas, and lets them know. Rejects when either cannot be done. */
export async function joinReplicas(
  id: string,
  { directory, listen, url, heartbeatTtlMs = defaultTtlMs }: ReplicaOptions,
  internal: FastifyInstance,
  onError: (error: unknown) => void,
): Promise<Heartbeat> {
  const address = await internal.listen({ ...listen });
  return startHeartbeat({ id, url: url ?? address }, directory, heartbeatTtlMs, onError);
}
