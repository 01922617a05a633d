import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';
import { isLoopbackHost } from './loopback-host.js';

/**
 * Throws unless the request names a host that this server goes by. A page whose name was pointed at this machine reaches it
 * under that name, and so no further.
 */
export function requireOwnHost({ headers, socket }: FastifyRequest, hosts: readonly string[]): void {
  const host = headers.host?.toLowerCase() ?? '';
  if (!hosts.includes(host) && !isLoopbackHost(host, socket.localPort)) throw new Refusal('host_forbidden');
}
