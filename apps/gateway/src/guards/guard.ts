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
  return (request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    written(request, trail, async () => {
      requireOwnHost(request, hosts);
      requireAllowedOrigin(request, reply, origins);
    });
}

/** Finds out who calls and whether they may call now. */
export function guardCaller(parts: GuardParts): McpRoutes['identify'] {
  const { trail, log } = parts;
  const onStoreError = (error: unknown): void => log.error({ err: error }, 'Service keys cannot be checked');
  return (request, reply) =>
    written(request, trail, async () => {
      const principal = await authenticated(request, { ...parts, onStoreError });
      request.caller = { principal, requestId: request.id };
      await requireWithinLimits(request, reply, principal, parts);
    });
}

/** A refusal is written down before it is answered, so that whoever causes many of them waits for the log. */
async function written(request: FastifyRequest, trail: AuditTrail, guard: () => Promise<void>): Promise<void> {
  try {
    await guard();
  } catch (error) {
    if (error instanceof Refusal) await trail(denied(request, error));
    throw error;
  }
}

/** The decision behind a refusal, in the words of the audit log. */
function denied({ id, ip, headers: { host, origin }, caller }: FastifyRequest, { code }: Refusal) {
  return {
    category: 'decision',
    action: actionOf(code),
    outcome: 'denied',
    correlationId: id,
    code,
    principal: caller?.principal.id,
    tenant: caller?.principal.tenant,
    arguments: { ip, host, origin },
  } as const;
}

const actionOf = (code: string): string =>
  ({
    host_forbidden: 'host.refuse',
    origin_forbidden: 'origin.refuse',
    rate_limited: 'limits.refuse',
    limits_unavailable: 'limits.refuse',
  })[code] ?? 'sign-in.refuse';
