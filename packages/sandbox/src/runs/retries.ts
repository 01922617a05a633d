import type { Clock } from '../clock.js';
import type { IncompleteExecutionRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { followDueRows } from '../due-rows.js';
import type { Runs } from './runs.js';

/** Begins a retry of an incomplete execution. A second one while the first is under way changes nothing. */
export function startRetry(state: State, runs: Runs, row: IncompleteExecutionRow, authorId: number | null): void {
  const scenario = state.scenarios.get(row.scenarioId);
  const starts = scenario !== undefined && !row.retrying;
  state.incompleteExecutions.change(row, {
    nextRetryMs: null,
    ...(starts && { retrying: true, attempts: row.attempts + 1 }),
  });
  if (starts) runs.start(scenario, { inputs: row.inputs, retryOf: row, authorId });
}

/** Repeats incomplete executions when they are due. The function it returns ends that. */
export const followRetries = (state: State, clock: Clock, runs: Runs): (() => void) =>
  followDueRows(
    state.incompleteExecutions,
    clock,
    ({ nextRetryMs, resolved }) => (resolved ? null : nextRetryMs),
    (row) => startRetry(state, runs, row, null),
  );
