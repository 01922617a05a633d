import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefusedKey } from '../authenticator.js';
import { Refusal } from '../refusal.js';
import type { McpRoutes } from '../routes/mcp.js';
import type { GatewayServerOptions } from '../server-options.js';
import { requireAllowedOrigin } from './allowed-origin.js';
import { authenticated } from './authenticated.js';
import { requireWithinLimits } from './limited.js';
import { requireOwnHost } from './own-host.js';
import type { RefusalRecord } from './refusal-record.js';

/** What the guards look at and whom they tell. */
export interface GuardParts extends Pick<
  GatewayServerOptions,
  'authenticator' | 'limiter' | 'hosts' | 'origins' | 'onEvent' | 'log'
> {
  readonly refusals: RefusalRecord;
}

/** Keeps out what came by a wrong name or from a foreign page. For every path but the probes'. */
export function guardOrigin({ hosts, origins, refusals }: GuardParts) {
  return (request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    written(request, refusals, async () => {
      requireOwnHost(request, hosts);
      requireAllowedOrigin(request, reply, origins);
    });
}

/** Finds out who calls and whether they may call now. */
export function guardCaller(parts: GuardParts): McpRoutes['identify'] {
  const { refusals, log } = parts;
  const onStoreError = (error: unknown): void => log.error({ err: error }, 'Service keys cannot be checked');
  return (request, reply) =>
    written(request, refusals, async () => {
      const onRefused = (key: RefusedKey): void => void (request.refusedKey = key);
      const { keyId, ...principal } = await authenticated(request, { ...parts, onStoreError, onRefused });
      request.caller = { principal, keyId, requestId: request.id };
      await requireWithinLimits(request, reply, principal, parts);
    });
}

/** The first of many refusals is written down before it is answered. */
async function written(request: FastifyRequest, refusals: RefusalRecord, guard: () => Promise<void>): Promise<void> {
  try {
    await guard();
  } catch (error) {
    if (error instanceof Refusal) await refused(request, error, refusals);
    throw error;
  }
}

async function refused(request: FastifyRequest, { code }: Refusal, refusals: RefusalRecord): Promise<void> {
  const action = decisions[code];
  if (action === undefined) return;
  const { id: correlationId, ip, caller, refusedKey } = request;
  const { host, origin } = request.headers;
  const { id: principal, tenant } = caller?.principal ?? {};
  const { keyId = caller?.keyId, reason } = refusedKey ?? {};
  await refusals.add({ action, code, correlationId, principal, tenant, keyId, reason, ip, host, origin });
}

/** The decision behind a refusal. Where a store is out of reach, nobody has decided anything. */
const decisions: Readonly<Record<string, string>> = {
  host_forbidden: 'host.refuse',
  origin_forbidden: 'origin.refuse',
  rate_limited: 'limits.refuse',
  limits_unavailable: 'limits.refuse',
  token_missing: 'sign-in.refuse',
  token_invalid: 'sign-in.refuse',
  token_expired: 'sign-in.refuse',
  scope_missing: 'sign-in.refuse',
};
