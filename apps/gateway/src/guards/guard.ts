import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuditTrail } from '../routes/audit-trail.js';
import { Refusal } from '../routes/refusal.js';
import type { McpRoutes } from '../routes/mcp.js';
import type { GatewayServerOptions } from '../server-options.js';
import { requireAllowedOrigin } from './allowed-origin.js';
import { authenticated } from './authenticated.js';
import { requireWithinLimits } from './limited.js';
import { requireOwnHost } from './own-host.js';

/** What the guards look at and whom they tell. */
export interface GuardParts extends Pick<
  GatewayServerOptions,
  'authenticator' | 'limiter' | 'hosts' | 'origins' | 'onEvent' | 'log'
> {
  readonly trail: AuditTrail;
}

/** Keeps out what came by a wrong name or from a foreign page. For every path but the probes'. */
export function guardOrigin({ hosts, origins, trail }: GuardParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      requireOwnHost(request, hosts);
      requireAllowedOrigin(request, reply, origins);
    } catch (error) {
      const { host, origin } = request.headers;
      if (error instanceof Refusal) trail({ ...denied(request, error), arguments: { ip: request.ip, host, origin } });
      throw error;
    }
  };
}

/** Finds out who calls and whether they may call now. */
export function guardCaller(parts: GuardParts): McpRoutes['identify'] {
  const { trail, log } = parts;
  const onStoreError = (error: unknown): void => log.error({ err: error }, 'Service keys cannot be checked');
  return async (request, reply) => {
    try {
      const principal = await authenticated(request, { ...parts, onStoreError });
      request.caller = { principal, requestId: request.id };
      await requireWithinLimits(request, reply, principal, parts);
    } catch (error) {
      if (error instanceof Refusal) {
        const { principal } = request.caller ?? {};
        const who = { principal: principal?.id, tenant: principal?.tenant };
        trail({ ...denied(request, error), ...who, arguments: { ip: request.ip } });
      }
      throw error;
    }
  };
}

/** The decision behind a refusal, in the words of the audit log. */
const denied = ({ id }: FastifyRequest, { code }: Refusal) =>
  ({ category: 'decision', action: actionOf(code), outcome: 'denied', correlationId: id, code }) as const;

const actionOf = (code: string): string =>
  ({
    host_forbidden: 'host.refuse',
    origin_forbidden: 'origin.refuse',
    rate_limited: 'limits.refuse',
    limits_unavailable: 'limits.refuse',
  })[code] ?? 'sign-in.refuse';
