import { reasonOf } from '../reason.js';
import type { ExecutionRow, IncompleteExecutionRow, Json, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { behaviourOf } from './behaviours.js';
import type { Outcome } from './behaviours.js';
import { endOfFlow } from './flow-end.js';

/** One bundle's way through a scenario. */
export interface Cycle {
  readonly inputs: Json;
  readonly outcome: Outcome;
}

/** How the cycles of a run go, one for each bundle until one of them fails. Never throws: a timer calls it. */
export function cyclesOf(state: State, execution: ExecutionRow): Cycle[] {
  const cycles: Cycle[] = [];
  for (const inputs of [execution.inputs, ...(execution.furtherInputs ?? [])]) {
    const outcome = outcomeOf(state, execution, inputs);
    cycles.push({ inputs, outcome });
    if (outcome.status === 'ERROR') break;
  }
  return cycles;
}

function outcomeOf(state: State, execution: ExecutionRow, inputs: Json): Outcome {
  try {
    const scenario = state.scenarios.get(execution.scenarioId);
    if (!scenario) return failedBy('RuntimeError', 'The scenario is gone.');
    const retryOf = state.incompleteExecutions.get(execution.incompleteId ?? '');
    if (retryOf?.needsRepair) return stillBroken(retryOf);
    return endOf(state, retryOf ? { ...scenario, blueprint: retryOf.blueprint } : scenario, execution, inputs);
  } catch (error) {
    return failedBy('RuntimeError', reasonOf(error));
  }
}

/** What the blueprint throws goes before what the scenario is there to do. */
function endOf(state: State, scenario: ScenarioRow, execution: ExecutionRow, inputs: Json): Outcome {
  const { blueprint } = scenario;
  const { steps, ...end } = endOfFlow(blueprint, { [String(blueprint.flow[0]?.id)]: inputs });
  if (end.error || steps < blueprint.flow.length) return { ...end, steps, operations: steps };
  const outcome = behaviourOf(scenario)({ state, scenario, execution, inputs });
  return end.status === 'WARNING' && outcome.status === 'SUCCESS' ? { ...outcome, status: 'WARNING' } : outcome;
}

/** How a run ends whose cycles ended so. */
export function endOfCycles(cycles: readonly Cycle[]): Outcome {
  const outcomes = cycles.map(({ outcome }) => outcome);
  const operations = outcomes.reduce((sum, outcome) => sum + outcome.operations, 0);
  const worst =
    outcomes.findLast(({ status }) => status === 'ERROR') ?? outcomes.find(({ status }) => status === 'WARNING');
  const last = worst ?? outcomes.at(-1) ?? failedBy('RuntimeError', 'The run had nothing to do.');
  return { ...last, operations };
}

/** How the retry of an incomplete execution ends whose blueprint nobody has repaired. */
const stillBroken = ({ reason }: IncompleteExecutionRow): Outcome => ({
  status: 'ERROR',
  operations: 1,
  error: { name: 'BundleValidationError', message: reason, causeModule: { name: 'Make a request', appName: 'http' } },
});

export const failedBy = (name: string, message: string): Outcome => ({
  status: 'ERROR',
  operations: 1,
  error: { name, message, causeModule: { name: 'Scenario', appName: 'builtin' } },
});
