import { queueLimitAt } from '../hooks/delivery-refusal.js';
import type { HookRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** The address a hook takes deliveries at. Mail has one of its own kind, which this zone does not serve. */
export const hookUrl = ({ udid, type }: HookRow, zoneUrl: string): string =>
  type === 'mail' ? `${udid}@${new URL(zoneUrl).hostname}` : `${zoneUrl}/hook/${udid}`;

export function hookColumns(state: State, hook: HookRow, zoneUrl: string) {
  const { id, name, teamId, udid, type, typeName, enabled, gone, data, scenarioId } = hook;
  return {
    id,
    name,
    teamId,
    udid,
    type,
    packageName: null,
    theme: '#c73a63',
    flags: {},
    editable: true,
    queueCount: state.deliveries.of('hookId', id).size,
    queueLimit: queueLimitAt(state, hook),
    enabled,
    gone,
    typeName,
    data,
    scenarioId,
    url: hookUrl(hook, zoneUrl),
  };
}

/** A hook as its scenario's trigger. */
export function triggerColumns(state: State, hook: HookRow, zoneUrl: string) {
  const { id, name, udid, typeName, type } = hook;
  const queueCount = state.deliveries.of('hookId', id).size;
  const queueLimit = queueLimitAt(state, hook);
  const url = hookUrl(hook, zoneUrl);
  return { id, name, udid, scope: 'hook', queueCount, queueLimit, typeName, type, url, flags: {} };
}
