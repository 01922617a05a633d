import type { HookRow, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { hookIdOf } from './scenario-columns.js';

/** Deliveries a hook keeps waiting. */
export const queueLimit = 667;

/** The address a hook listens at. What is delivered there waits in its queue. */
export const hookUrl = ({ udid }: HookRow, zoneUrl: string): string => `${zoneUrl}/hooks/${udid}`;

export const scenarioOfHook = (state: State, hook: HookRow): ScenarioRow | undefined =>
  state.scenarios.of('teamId', hook.teamId).find((scenario) => hookIdOf(scenario) === hook.id);

export function hookColumns(state: State, hook: HookRow, zoneUrl: string) {
  const { id, name, teamId, udid, type, typeName, enabled, data } = hook;
  const scenario = scenarioOfHook(state, hook);
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
    queueLimit,
    enabled,
    gone: false,
    typeName,
    data,
    scenarioId: scenario?.id ?? null,
    url: hookUrl(hook, zoneUrl),
  };
}

/** A hook as its scenario's trigger. */
export function triggerColumns(state: State, hook: HookRow, zoneUrl: string) {
  const { id, name, udid, typeName, type } = hook;
  const queueCount = state.deliveries.of('hookId', id).size;
  const url = hookUrl(hook, zoneUrl);
  return { id, name, udid, scope: 'hook', queueCount, queueLimit, typeName, type, url, flags: {} };
}
