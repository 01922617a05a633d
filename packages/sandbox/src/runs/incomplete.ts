import type { ExecutionRow, IncompleteExecutionRow, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Outcome } from './behaviours.js';
import type { Cycle } from './cycles.js';

/** Keeps what a failed cycle had in hand, so that it can be retried. */
export function leaveIncomplete(
  state: State,
  { id: scenarioId, teamId, blueprint }: ScenarioRow,
  execution: ExecutionRow,
  { inputs, outcome: { failer = 1, error, retry } }: Cycle,
): void {
  const bundle = { [String(failer)]: [inputs] };
  const now = state.now();
  state.incompleteExecutions.add({
    id: state.nextHexId(),
    scenarioId,
    teamId,
    executionId: execution.id,
    reason: error?.message ?? 'The run stopped.',
    created: new Date(state.timestamp()).toISOString(),
    bundle,
    inputs,
    sizeBytes: JSON.stringify(bundle).length,
    blueprint,
    failer,
    resolved: false,
    attempts: 0,
    needsRepair: false,
    retrying: false,
    ...(retry && { retry, nextRetryMs: now + retry.intervalMs }),
  });
}

/** Notes how a retry went, and when the next one is due. */
export function endRetry(state: State, incomplete: IncompleteExecutionRow, { status, failer }: Outcome): void {
  const resolved = status !== 'ERROR' && failer === undefined;
  const { retry, attempts } = incomplete;
  const again = !resolved && retry !== undefined && attempts < retry.attempts;
  state.incompleteExecutions.change(incomplete, {
    retrying: false,
    resolved,
    nextRetryMs: again ? state.now() + retry.intervalMs : null,
  });
}
