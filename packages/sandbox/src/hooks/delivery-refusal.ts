import { organizationIdOf } from '../state/places.js';
import type { HookRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { ArrivalRate } from './arrival-rate.js';
import type { DeliveryRequest } from './delivery-request.js';
import { queueLimitOf } from './queue-limit.js';
import { isKnownKey, isListed } from './sender-checks.js';
import { textReply } from './webhook-reply.js';
import type { WebhookReply } from './webhook-reply.js';

/** What a delivery is answered that the hook does not take. */
export function refusalOf(
  state: State,
  rate: ArrivalRate,
  hook: HookRow,
  { address, headers }: DeliveryRequest,
): WebhookReply | undefined {
  if (!hook.enabled) return textReply(410, 'Gone');
  if (!isListed(address, hook.data['ip'])) return textReply(403, 'Forbidden');
  if (!isKnownKey(headers['x-make-apikey'], keysOf(state, hook))) return textReply(401, 'Unauthorized');
  if (!rate.admit(hook.id, state.now())) return textReply(429, 'Too many requests');
  const waiting = state.deliveries.of('hookId', hook.id).size;
  return waiting < queueLimitAt(state, hook) ? undefined : textReply(400, 'Queue is full');
}

/** How many deliveries the hook keeps waiting. */
export function queueLimitAt(state: State, { teamId }: HookRow): number {
  return queueLimitOf(state.organizations.get(organizationIdOf(state, teamId))?.license ?? {});
}

/** The keys that the hook's keychains hold; undefined when it names none. */
function keysOf(state: State, { teamId, data }: HookRow): string[] | undefined {
  const ids = data['apikeys'];
  if (!Array.isArray(ids) || ids.length === 0) return undefined;
  const rows = ids.map((id) => state.keys.get(Number(id))).filter((row) => row?.teamId === teamId);
  return rows.map((row) => row?.parameters['key']).filter((key) => typeof key === 'string');
}
