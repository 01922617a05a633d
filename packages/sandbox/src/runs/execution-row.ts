import { Buffer } from 'node:buffer';
import type { ExecutionRow, IncompleteExecutionRow, Json, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Outcome } from './behaviours.js';

/** What sets a run going. */
export interface RunRequest {
  /** What is handed in, or the bundle that the trigger brings. */
  readonly inputs: Json;
  /** Further bundles of the trigger. */
  readonly furtherInputs?: readonly Json[];
  readonly retryOf?: IncompleteExecutionRow;
  /** Who asked for it; nobody for what starts by itself. */
  readonly authorId: number | null;
  /** A delivery starts it. */
  readonly isInstant?: boolean;
}

/** Writes down a run that has just begun. Its transfer is that of its inputs, measured here where a caller can be told. */
export function beginExecution(
  state: State,
  scenario: ScenarioRow,
  { inputs, furtherInputs, retryOf, authorId, isInstant }: RunRequest,
  durationMs: number,
): ExecutionRow {
  const startedMs = state.now();
  return state.executions.add({
    ...unused(state, scenario, startedMs),
    status: 'RUNNING',
    endsMs: startedMs + durationMs,
    transferBytes: Buffer.byteLength(JSON.stringify([inputs, ...(furtherInputs ?? [])])) - 2,
    type: authorId === null ? 'auto' : 'manual',
    eventType: 'EXECUTION_END',
    inputs,
    authorId,
    ...(furtherInputs && { furtherInputs }),
    ...(isInstant && { isInstant }),
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
    endsMs: null,
    ...spent(operations),
    durationMs: state.now() - execution.startedMs,
    ...(outputs && { outputs }),
    ...(error && { error }),
  });
}

/** Writes down that a scenario looked for deliveries and found none, which costs an operation. */
export function addCheckRun(state: State, scenario: ScenarioRow): void {
  const row = { ...unused(state, scenario, state.now()), ...spent(1), type: 'auto', eventType: 'EXECUTION_END' };
  state.executions.add({ ...row, authorId: null, isCheck: true });
}

/** Writes a life-cycle event into the scenario's log, where it stands among the runs. Nobody causes what Make does by itself. */
export function addEvent(
  state: State,
  scenario: ScenarioRow,
  event: 'start' | 'stop' | 'modify',
  authorId: number | null,
): void {
  const row = { ...unused(state, scenario, state.now()), type: event, eventType: event.toUpperCase() };
  state.executions.add({ ...row, authorId });
}

const unused = (state: State, { id, teamId }: ScenarioRow, startedMs: number) => ({
  id: state.nextHexId(),
  scenarioId: id,
  teamId,
  startedMs,
  durationMs: 0,
  status: 'SUCCESS' as const,
  ...spent(0),
  transferBytes: 0,
  inputs: {},
});

/** One operation costs one credit; Make counts credits in hundredths. */
const spent = (operations: number) => ({ operations, centicredits: operations * 100 });
