import { organizationIdOf } from '../state/places.js';
import type { Rows } from '../state/row-set.js';
import type { HookLogRow, HookRow, Json } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { DeliveryRequest } from './delivery-request.js';
import type { WebhookReply } from './webhook-reply.js';

const dayMs = 86_400_000;
const daysWithoutPlan = 3;

/** Writes down what came in and what was answered. */
export function logDelivery(
  state: State,
  hook: HookRow,
  arrivedMs: number,
  { request: { method, url, headers }, body }: { readonly request: DeliveryRequest; readonly body: Json },
  reply: WebhookReply,
): void {
  // The hook may have gone while the scenario was at work, alone or with all the zone knew.
  if (state.hooks.get(hook.id) !== hook) return;
  state.hookLogs.add({
    id: state.nextHexId(),
    hookId: hook.id,
    loggedAt: new Date(arrivedMs).toISOString(),
    statusId: reply.status < 400 ? 1 : 3,
    request: { method, url, headers, body },
    response: { ...reply },
  });
}

/** The log of a hook, as far back as its organization's plan keeps logs. What is older is forgotten. */
export function logOf(state: State, hook: HookRow): Rows<HookLogRow> {
  const organization = state.organizations.get(organizationIdOf(state, hook.teamId));
  const days = organization?.license['webhookLogRetentionDays'];
  const oldest = new Date(state.now() - (typeof days === 'number' ? days : daysWithoutPlan) * dayMs).toISOString();
  const rows = state.hookLogs.of('hookId', hook.id);
  for (const { id } of rows.filter(({ loggedAt }) => loggedAt < oldest)) state.hookLogs.delete(id);
  return rows;
}
