import type { ExecutionRow, IncompleteExecutionRow, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Outcome } from './behaviours.js';

/** Keeps what a failed run had in hand, so that it can be retried; nothing of a scenario that was deleted meanwhile. */
export function leaveIncomplete(state: State, scenario: ScenarioRow, execution: ExecutionRow, outcome: Outcome): void {
  if (!state.scenarios.has(scenario.id)) return;
  const bundle = { [String(outcome.failer)]: [execution.inputs] };
  state.incompleteExecutions.add({
    id: state.nextHexId(),
    scenarioId: scenario.id,
    teamId: scenario.teamId,
    executionId: execution.id,
    reason: outcome.error?.message ?? 'The run stopped.',
    created: new Date(state.now()).toISOString(),
    bundle,
    inputs: execution.inputs,
    sizeBytes: JSON.stringify(bundle).length,
    blueprint: scenario.blueprint,
    failer: outcome.failer ?? 1,
    resolved: false,
    attempts: 0,
    needsRepair: false,
    retrying: false,
  });
}

/** Notes how a retry went. */
export function endRetry(state: State, incomplete: IncompleteExecutionRow, { status }: Outcome): void {
  state.incompleteExecutions.change(incomplete, { retrying: false, resolved: status !== 'ERROR' });
}

/** How the retry of an incomplete execution ends whose blueprint nobody has repaired. */
export const stillBroken = ({ reason }: IncompleteExecutionRow): Outcome => ({
  status: 'ERROR',
  operations: 1,
  error: { name: 'BundleValidationError', message: reason, causeModule: { name: 'Make a request', appName: 'http' } },
});
