import type { scenarios } from '@makegate/client/endpoints/scenarios';
import { scenarioOf } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { hookIdOf } from '../hooks/attachments.js';
import { impossible } from '../http/refusal.js';
import type { ScenarioRow } from '../state/rows.js';
import { triggerColumns } from './hook-columns.js';
import { cloneScenario, createScenario, updateScenario } from './scenario-changes.js';
import { scenarioColumns } from './scenario-columns.js';
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
    call.state.scenarios.delete(id);
    return { scenario: id };
  },
  triggers: (call) => {
    const hookId = hookIdOf(scenarioOf(call, call.args.scenarioId));
    const hook = hookId === undefined ? undefined : call.state.hooks.get(hookId);
    return hook && triggerColumns(call.state, hook, call.url);
  },
  clone: (call) => ({ scenario: scenarioColumns(call.state, cloneScenario(call)) }),
  setData: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    call.state.scenarios.change(row, { moduleData: { ...row.moduleData, ...call.args.data } });
    return { updated: true };
  },
  hasData: (call) => ({ exists: Object.hasOwn(scenarioOf(call, call.args.scenarioId).moduleData, call.args.moduleId) }),
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
    return { scenario: scenarioColumns(call.state, row), scenarioVersion: row.version };
  },
  getInterface: (call) => interfaceOf(scenarioOf(call, call.args.scenarioId)),
  setInterface: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    if (row.scheduling.type !== 'on-demand') {
      throw impossible('The interface can be set for scenarios with on-demand scheduling only.');
    }
    const { input, output } = call.args.interface;
    const edit = { lastEdit: new Date(call.state.timestamp()).toISOString(), updatedBy: call.token.userId };
    call.state.scenarios.change(row, { interface: { input: input ?? [], output: output ?? [] }, ...edit });
    return interfaceOf(row);
  },
  usage: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    return usageOf(call.state, call.state.executions.of('scenarioId', id));
  },
  getRecovery: (call) => ({ blueprint: recoveryText(scenarioOf(call, call.args.scenarioId)) }),
  setRecovery: (call) => {
    call.state.scenarios.change(scenarioOf(call, call.args.scenarioId), { recovery: call.args.blueprint ?? null });
    return { ok: true };
  },
  deleteRecovery: (call) => {
    call.state.scenarios.change(scenarioOf(call, call.args.scenarioId), { recovery: null });
    return { ok: true };
  },
};

const interfaceOf = (row: ScenarioRow) => ({
  interface: { input: [...row.interface.input], output: [...row.interface.output] },
});

const recoveryText = ({ recovery }: ScenarioRow): string | null => (recovery ? JSON.stringify(recovery) : null);

function switchScenario(caller: Caller, row: ScenarioRow, isActive: boolean) {
  if (row.isActive !== isActive) logEvent(caller, row, isActive ? 'start' : 'stop');
  caller.state.scenarios.change(row, { isActive });
  return { scenario: { id: row.id, isActive, islinked: isActive } };
}

/** What Make does here is not published; the sandbox refuses to start what cannot run. */
function requireAble({ isInvalid, isPaused }: ScenarioRow): void {
  if (isInvalid) throw impossible('The scenario is invalid and cannot be activated.');
  if (isPaused) throw impossible('The scenario is paused and cannot be activated.');
}
