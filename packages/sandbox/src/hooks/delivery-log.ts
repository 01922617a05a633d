import { organizationIdOf } from '../state/places.js';
import type { HookLogRow, HookRow, Json } from '../state/rows.js';
import type { State } from '../state/state.js';
import { dayMs } from '../day.js';
import type { DeliveryRequest } from './delivery-request.js';
import type { WebhookReply } from './webhook-reply.js';

const daysWithoutPlan = 3;

/** Writes down what came in and what was answered, and forgets what is too old to be shown. */
export function logDelivery(
  state: State,
  hook: HookRow,
  arrivedMs: number,
  { request: { method, url, headers }, body }: { readonly request: DeliveryRequest; readonly body: Json },
  reply: WebhookReply,
): void {
  // The hook may have gone while the scenario was at work, alone or with all the zone knew.
  if (state.hooks.get(hook.id) !== hook) return;
  const oldest = oldestShown(state, hook);
  const kept = state.hookLogs.of('hookId', hook.id);
  for (const { id } of kept.filter(({ loggedAt }) => loggedAt < oldest)) state.hookLogs.delete(id);
  state.hookLogs.add({
    id: state.nextHexId(),
    hookId: hook.id,
    loggedAt: new Date(arrivedMs).toISOString(),
    statusId: reply.status < 400 ? 1 : 3,
    request: { method, url, headers, body },
    response: { ...reply },
  });
}

/** The log of a hook, as far back as its organization's plan keeps logs. */
export function logOf(state: State, hook: HookRow): HookLogRow[] {
  const oldest = oldestShown(state, hook);
  return state.hookLogs.of('hookId', hook.id).filter(({ loggedAt }) => loggedAt >= oldest);
}

/** A line of that log. */
export const logLineOf = (state: State, hook: HookRow, logId: string): HookLogRow | undefined =>
  logOf(state, hook).find(({ id }) => id === logId);

function oldestShown(state: State, hook: HookRow): string {
  const organization = state.organizations.get(organizationIdOf(state, hook.teamId));
  const days = organization?.license['webhookLogRetentionDays'];
  return new Date(state.now() - (typeof days === 'number' ? days : daysWithoutPlan) * dayMs).toISOString();
}
