import type { scenarios } from '@makegate/client/endpoints/scenarios';
import { scenarioOf } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { impossible } from '../http/refusal.js';
import type { ScenarioRow } from '../state/rows.js';
import { removeScenario } from '../state/state.js';
import { triggerColumns } from './hook-columns.js';
import { cloneScenario, createScenario, updateScenario } from './scenario-changes.js';
import { hookIdOf, scenarioColumns } from './scenario-columns.js';
import { logEvent } from './scenario-events.js';
import { listScenarios } from './scenario-list.js';
import { replayHandler, replayableHandler, runHandler } from './scenario-runs.js';
import { usageOf } from './usage.js';

export const scenariosHandlers: Handlers<typeof scenarios> = {
  list: listScenarios,
  create: (call) => ({ scenario: scenarioColumns(call.state, createScenario(call)) }),
  get: (call) => ({ scenario: scenarioColumns(call.state, scenarioOf(call, call.args.scenarioId)) }),
  update: (call) => ({ scenario: scenarioColumns(call.state, updateScenario(call)) }),
  delete: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    removeScenario(call.state, id);
    return { scenario: id };
  },
  triggers: (call) => {
    const hookId = hookIdOf(scenarioOf(call, call.args.scenarioId));
    const hook = hookId === undefined ? undefined : call.state.hooks.get(hookId);
    return hook && triggerColumns(hook, call.url);
  },
  clone: (call) => ({ scenario: scenarioColumns(call.state, cloneScenario(call)) }),
  setData: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    for (const [moduleId, value] of Object.entries(call.args.data)) row.moduleData.set(Number(moduleId), value);
    return { updated: true };
  },
  hasData: (call) => ({ exists: scenarioOf(call, call.args.scenarioId).moduleData.has(call.args.moduleId) }),
  start: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    requireAble(row);
    return switchScenario(call, row, true);
  },
  stop: (call) => switchScenario(call, scenarioOf(call, call.args.scenarioId), false),
  run: runHandler,
  replay: replayHandler,
  replayable: replayableHandler,
  publish: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    return { scenario: scenarioColumns(call.state, row), scenarioVersion: row.versions.length };
  },
  getInterface: (call) => interfaceOf(scenarioOf(call, call.args.scenarioId)),
  setInterface: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    if (row.scheduling.type !== 'on-demand') {
      throw impossible('The interface can be set for scenarios with on-demand scheduling only.');
    }
    const { input, output } = call.args.interface;
    row.interface = { input: input ?? [], output: output ?? [] };
    row.lastEdit = new Date(call.state.now()).toISOString();
    return interfaceOf(row);
  },
  usage: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    return usageOf(call.state, ({ scenarioId }) => scenarioId === id);
  },
  getRecovery: (call) => ({ blueprint: recoveryText(scenarioOf(call, call.args.scenarioId)) }),
  setRecovery: (call) => {
    scenarioOf(call, call.args.scenarioId).recovery = call.args.blueprint;
    return { ok: true };
  },
  deleteRecovery: (call) => {
    scenarioOf(call, call.args.scenarioId).recovery = undefined;
    return { ok: true };
  },
};

const interfaceOf = (row: ScenarioRow) => ({
  interface: { input: [...row.interface.input], output: [...row.interface.output] },
});

const recoveryText = ({ recovery }: ScenarioRow): string | null => (recovery ? JSON.stringify(recovery) : null);

function switchScenario({ state }: Caller, row: ScenarioRow, isActive: boolean) {
  if (row.isActive !== isActive) logEvent(state, row, isActive ? 'start' : 'stop');
  row.isActive = isActive;
  return { scenario: { id: row.id, isActive, islinked: isActive } };
}

/** What Make does here is not published; the sandbox refuses to start what cannot run. */
function requireAble({ isInvalid, isPaused }: ScenarioRow): void {
  if (isInvalid) throw impossible('The scenario is invalid and cannot be activated.');
  if (isPaused) throw impossible('The scenario is paused and cannot be activated.');
}
