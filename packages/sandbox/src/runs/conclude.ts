import type { ExecutionRow, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Outcome } from './behaviours.js';
import { endOfCycles } from './cycles.js';
import type { Cycle } from './cycles.js';
import { errorThatStops } from './errors-allowed.js';
import { addEvent, endExecution } from './execution-row.js';
import { endRetry, leaveIncomplete } from './incomplete.js';

/** Writes down how a run has ended, and all that follows from it. */
export function conclude(state: State, execution: ExecutionRow, cycles: readonly Cycle[]): Outcome {
  const outcome = endOfCycles(cycles);
  endExecution(state, execution, outcome);
  const scenario = state.scenarios.get(execution.scenarioId);
  if (execution.incompleteId !== undefined) concludeRetry(state, execution.incompleteId, outcome);
  else if (scenario) concludeRun(state, scenario, execution, cycles);
  return outcome;
}

function concludeRetry(state: State, incompleteId: string, outcome: Outcome): void {
  const incomplete = state.incompleteExecutions.get(incompleteId);
  if (incomplete) endRetry(state, incomplete, outcome);
}

function concludeRun(state: State, scenario: ScenarioRow, execution: ExecutionRow, cycles: readonly Cycle[]): void {
  for (const cycle of cycles) {
    if (cycle.outcome.failer !== undefined) leaveIncomplete(state, scenario, execution, cycle);
  }
  // Runs that somebody asked for do not count.
  if (execution.authorId === null) countFailures(state, scenario, execution.status === 'ERROR');
}

/** Switches a scenario off that has failed too often in a row. */
function countFailures(state: State, scenario: ScenarioRow, failed: boolean): void {
  const failuresInARow = failed ? (scenario.failuresInARow ?? 0) + 1 : 0;
  const stops = scenario.isActive && failuresInARow >= errorThatStops(scenario);
  if (stops) {
    state.scenarios.change(scenario, { isActive: false, failuresInARow: 0 });
    addEvent(state, scenario, 'stop', null);
  } else if (failuresInARow !== (scenario.failuresInARow ?? 0)) {
    state.scenarios.change(scenario, { failuresInARow });
  }
}
