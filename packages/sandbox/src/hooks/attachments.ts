import { referencesOf } from '../blueprint-modules.js';
import type { Clock } from '../clock.js';
import { dayMs } from '../day.js';
import { followDueRows } from '../due-rows.js';
import type { Blueprint, HookRow, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** What was found in blueprints, which are never changed: every run asks. */
const found = new WeakMap<Blueprint, { readonly hookId: number | undefined }>();

/** The hook a scenario starts from, which its first module names. */
export function hookIdOf({ blueprint }: Pick<ScenarioRow, 'blueprint'>): number | undefined {
  const known = found.get(blueprint);
  if (known) return known.hookId;
  const hookId = referencesOf(blueprint.flow.slice(0, 1)).find(({ kind }) => kind === 'Hook')?.id;
  found.set(blueprint, { hookId });
  return hookId;
}

/** A hook without a scenario lives so long, and is switched off a moment later. */
const lifetimeMs = 5 * dayMs;

/**
 * Writes down at each hook which scenario it starts, through all changes of scenarios, and switches hooks off that have started
 * none for more than five days. A hook serves the first scenario that names it. The function it returns ends that.
 */
export function followAttachments(state: State, clock: Clock): () => void {
  const followed = new Map<number, number>();

  const follow = (scenario: ScenarioRow, present: boolean): void => {
    const before = followed.get(scenario.id);
    const hookId = present ? hookIdOf(scenario) : undefined;
    if (before !== undefined && before !== hookId) detach(state, before, scenario.id);
    if (hookId === undefined) followed.delete(scenario.id);
    else followed.set(scenario.id, hookId);
    if (hookId !== undefined) attach(state, hookId, scenario.id);
  };

  for (const scenario of state.scenarios.values()) follow(scenario, true);
  const endWatch = state.scenarios.watch(follow);
  const endTimers = followDueRows(state.hooks, clock, endOfLife, (hook) =>
    state.hooks.change(hook, { gone: true, enabled: false }),
  );
  return () => {
    endWatch();
    endTimers();
  };
}

const endOfLife = ({ gone, unattachedSinceMs }: HookRow): number | undefined =>
  gone || unattachedSinceMs === null ? undefined : unattachedSinceMs + lifetimeMs + 1;

function attach(state: State, hookId: number, scenarioId: number): void {
  const hook = state.hooks.get(hookId);
  if (hook?.scenarioId === null) state.hooks.change(hook, { scenarioId, unattachedSinceMs: null });
}

/** Another scenario that names the hook takes it over. */
function detach(state: State, hookId: number, scenarioId: number): void {
  const hook = state.hooks.get(hookId);
  if (hook?.scenarioId !== scenarioId) return;
  const heir = state.scenarios
    .of('teamId', hook.teamId)
    .find((scenario) => scenario.id !== scenarioId && hookIdOf(scenario) === hookId);
  state.hooks.change(hook, { scenarioId: heir?.id ?? null, unattachedSinceMs: heir ? null : state.now() });
}
