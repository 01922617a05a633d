import type { Clock } from '../clock.js';
import { reasonOf } from '../reason.js';
import type { ExecutionRow, IncompleteExecutionRow, Json, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { behaviourOf } from './behaviours.js';
import type { Outcome } from './behaviours.js';
import { postCallback } from './callback.js';
import { beginExecution, endExecution } from './execution-row.js';
import { endRetry, leaveIncomplete, stillBroken } from './incomplete.js';
import { createWaiting } from './waiting.js';
import type { Waiting } from './waiting.js';

export interface RunRequest {
  readonly inputs: Json;
  readonly callbackUrl?: string | undefined;
  readonly retryOf?: IncompleteExecutionRow;
  /** Who asked for it; nobody for what starts by itself. */
  readonly authorId: number | null;
}

/** What goes on in the zone at this moment. */
export interface Runs {
  /** Begins a run and returns its execution, still `RUNNING`. */
  start(scenario: ScenarioRow, request: RunRequest): ExecutionRow;
  /** Resolves when the run has ended, or when a responsive caller has waited long enough; its status tells which. */
  ended(execution: ExecutionRow): Promise<void>;
  /** Ends a run early. False when it had ended before. */
  stop(execution: ExecutionRow): boolean;
  /**
   * For a state that has just been put in place of another: forgets what went on in that one, and goes on with the runs that this
   * one has going. Who waited for a run is let go.
   */
  resume(): void;
  /** Ends all timers and waits; runs that go on stay `RUNNING`. */
  close(): void;
}

export interface RunsOptions {
  readonly state: State;
  readonly clock: Clock;
  readonly runDurationMs: number;
  readonly responsiveWaitMs: number;
  readonly zoneUrl: () => string;
}

interface Underway {
  readonly request: RunRequest;
  readonly cancel: () => void;
  readonly waiting: Waiting;
}

export function createRuns({ state, clock, runDurationMs, responsiveWaitMs, zoneUrl }: RunsOptions): Runs {
  const underway = new Map<string, Underway>();
  const closing = new AbortController();

  const finish = (execution: ExecutionRow, outcome: Outcome, { request, cancel, waiting }: Underway): void => {
    underway.delete(execution.id);
    cancel();
    // First of all, so that nothing below can keep anybody waiting; they go on when this function has returned.
    waiting.release();
    endExecution(state, execution, outcome);
    if (request.retryOf) endRetry(state, request.retryOf, outcome);
    const { callbackUrl } = request;
    if (callbackUrl !== undefined) void postCallback(callbackUrl, zoneUrl(), execution, closing.signal);
  };

  /** The run has already lasted as long as the clock says. */
  const goOn = (scenario: ScenarioRow, execution: ExecutionRow, request: RunRequest): void => {
    const endMs = execution.startedMs + (scenario.runDurationMs ?? runDurationMs);
    const cancel = clock.after(Math.max(0, endMs - state.now()), () => {
      const run = underway.get(execution.id);
      if (run) finish(execution, outcomeOf(state, scenario, execution, request), run);
    });
    underway.set(execution.id, { request, cancel, waiting: createWaiting(clock) });
  };

  const forget = (): void => {
    for (const { cancel, waiting } of underway.values()) {
      cancel();
      waiting.release();
    }
    underway.clear();
  };

  return {
    start: (scenario, request) => {
      const execution = beginExecution(state, scenario, request.inputs, request.authorId, request.retryOf);
      goOn(scenario, execution, request);
      return execution;
    },
    resume: () => {
      forget();
      for (const execution of state.executions.filter(({ status }) => status === 'RUNNING')) {
        const scenario = state.scenarios.get(execution.scenarioId);
        if (scenario) goOn(scenario, execution, requestOf(state, execution));
      }
    },
    ended: async (execution) => underway.get(execution.id)?.waiting.join(responsiveWaitMs),
    stop: (execution) => {
      const run = underway.get(execution.id);
      if (run) finish(execution, stoppedByUser, run);
      return run !== undefined;
    },
    close: () => {
      closing.abort();
      forget();
    },
  };
}

/** What an execution was asked for with, but for a callback: an export does not say where to call. */
function requestOf(state: State, { inputs, authorId, incompleteId }: ExecutionRow): RunRequest {
  const retryOf = incompleteId === undefined ? undefined : state.incompleteExecutions.get(incompleteId);
  return { inputs, authorId, ...(retryOf && { retryOf }) };
}

/** Never throws: it is called by a timer, where an error would end the process. */
function outcomeOf(
  state: State,
  scenario: ScenarioRow,
  execution: ExecutionRow,
  { inputs, retryOf }: RunRequest,
): Outcome {
  try {
    if (retryOf?.needsRepair) return stillBroken(retryOf);
    const outcome = behaviourOf(scenario)({ state, scenario, execution, inputs });
    if (outcome.failer !== undefined && !retryOf) leaveIncomplete(state, scenario, execution, outcome);
    return outcome;
  } catch (error) {
    return failedBy('RuntimeError', reasonOf(error));
  }
}

const failedBy = (name: string, message: string): Outcome => ({
  status: 'ERROR',
  operations: 1,
  error: { name, message, causeModule: { name: 'Scenario', appName: 'builtin' } },
});

const stoppedByUser = failedBy('ExecutionInterruptedError', 'The execution was stopped by a user.');
