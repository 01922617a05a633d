import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '@makegate/auth';
import { headersOf } from '@makegate/ratelimit';
import type { GatewayServerOptions } from '../server-options.js';
import { decisionRefusal } from './decision-refusal.js';

/** Charges a request to its address and its principal, and says in the answer how they stand. Throws when that is too much. */
export async function requireWithinLimits(
  request: FastifyRequest,
  reply: FastifyReply,
  { tenant, id }: Principal,
  { limiter, onEvent }: Pick<GatewayServerOptions, 'limiter' | 'onEvent'>,
): Promise<void> {
  const decision = await limiter.consume({ effect: 'request', ip: request.ip, tenant, principal: id });
  if (!decision.allowed) throw decisionRefusal(decision, onEvent);
  void reply.headers(headersOf(decision));
}
