import type { scenarioConsumptions } from '@makegate/client/endpoints/scenario-consumptions';
import { lastResetMs } from '../billing-period.js';
import type { Handlers } from '../call.js';
import type { ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { scenariosOf } from './scenario-list.js';

export const scenarioConsumptionsHandlers: Handlers<typeof scenarioConsumptions> = {
  list: (call) => {
    const { rows, isMeant } = scenariosOf(call, call.args);
    const resetMs = lastResetMs(call.state.now());
    return {
      scenarioConsumptions: rows.filter(isMeant).map((row) => consumptionOf(call.state, row, resetMs)),
      lastReset: new Date(resetMs).toISOString(),
    };
  },
};

function consumptionOf(state: State, { id }: ScenarioRow, sinceMs: number) {
  const sum = { scenarioId: id, operations: 0, transfer: 0, centicredits: 0 };
  for (const run of state.executions.of('scenarioId', id)) {
    if (run.startedMs < sinceMs) continue;
    sum.operations += run.operations;
    sum.transfer += run.transferBytes;
    sum.centicredits += run.centicredits;
  }
  return sum;
}
