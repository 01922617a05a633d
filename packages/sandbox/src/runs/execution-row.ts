import { Buffer } from 'node:buffer';
import type { ExecutionRow, IncompleteExecutionRow, Json, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Outcome } from './behaviours.js';

/** Writes down a run that has just begun. Its transfer is that of its inputs, measured here where a caller can be told. */
export function beginExecution(
  state: State,
  scenario: ScenarioRow,
  inputs: Json,
  authorId: number | null,
  retryOf?: IncompleteExecutionRow,
): ExecutionRow {
  const transferBytes = Buffer.byteLength(JSON.stringify(inputs));
  return state.executions.add({
    id: state.nextHexId(),
    scenarioId: scenario.id,
    teamId: scenario.teamId,
    startedMs: state.now(),
    durationMs: 0,
    status: 'RUNNING',
    operations: 0,
    transferBytes,
    centicredits: 0,
    type: 'manual',
    eventType: 'EXECUTION_END',
    inputs,
    authorId,
    ...(retryOf && { incompleteId: retryOf.id }),
  });
}

/** Writes down how a run has ended. */
export function endExecution(
  state: State,
  execution: ExecutionRow,
  { status, outputs, error, operations }: Outcome,
): void {
  state.executions.change(execution, {
    status,
    operations,
    durationMs: state.now() - execution.startedMs,
    // One operation costs one credit; Make counts in hundredths.
    centicredits: operations * 100,
    ...(outputs && { outputs }),
    ...(error && { error }),
  });
}
