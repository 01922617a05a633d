import type { ExecutionRow, IncompleteExecutionRow, Json, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { behaviourOf } from './behaviours.js';
import type { Outcome } from './behaviours.js';
import { postCallback } from './callback.js';
import { leaveIncomplete } from './incomplete.js';

export interface RunRequest {
  readonly inputs: Json;
  readonly callbackUrl?: string | undefined;
  readonly retryOf?: IncompleteExecutionRow;
}

/** What goes on in the zone at this moment. */
export interface Runs {
  /** Begins a run and returns its execution, still `RUNNING`. */
  start(scenario: ScenarioRow, request: RunRequest): ExecutionRow;
  /** Resolves when the run has ended, or when a responsive caller has waited long enough; its status tells which. */
  ended(execution: ExecutionRow): Promise<void>;
  /** Ends a run early. False when it had ended before. */
  stop(execution: ExecutionRow): boolean;
  /** Ends all timers and waits; runs that go on stay `RUNNING`. */
  close(): void;
}

export interface RunsOptions {
  readonly state: State;
  readonly runDurationMs: number;
  readonly responsiveWaitMs: number;
  readonly zoneUrl: () => string;
}

interface Underway {
  readonly timer: NodeJS.Timeout;
  readonly callbackUrl: string | undefined;
  readonly retryOf: IncompleteExecutionRow | undefined;
  readonly waiting: Set<() => void>;
}

export function createRuns({ state, runDurationMs, responsiveWaitMs, zoneUrl }: RunsOptions): Runs {
  const underway = new Map<string, Underway>();
  const closing = new AbortController();

  const finish = (execution: ExecutionRow, outcome: Outcome): void => {
    const run = underway.get(execution.id);
    if (!run) return;
    underway.delete(execution.id);
    clearTimeout(run.timer);
    settle(execution, outcome, state.now());
    if (run.retryOf) endRetry(run.retryOf, outcome);
    if (run.callbackUrl !== undefined) void postCallback(run.callbackUrl, zoneUrl(), execution, closing.signal);
    for (const resume of run.waiting) resume();
  };

  const complete = (scenario: ScenarioRow, execution: ExecutionRow): void => {
    const { inputs } = execution;
    const outcome = behaviourOf(scenario)({ state, scenario, execution, inputs });
    const first = execution.incompleteId === undefined;
    if (outcome.failer !== undefined && first) leaveIncomplete(state, scenario, execution, outcome);
    finish(execution, outcome);
  };

  return {
    start: (scenario, { inputs, callbackUrl, retryOf }) => {
      const execution = begin(state, scenario, inputs, retryOf);
      const durationMs = scenario.runDurationMs ?? runDurationMs;
      const end = () =>
        retryOf?.needsRepair ? finish(execution, stillBroken(retryOf)) : complete(scenario, execution);
      const timer = setTimeout(end, durationMs);
      underway.set(execution.id, { timer, callbackUrl, retryOf, waiting: new Set() });
      return execution;
    },
    ended: (execution) => {
      const run = underway.get(execution.id);
      if (!run) return Promise.resolve();
      return new Promise((resolve) => {
        const resume = () => {
          clearTimeout(late);
          run.waiting.delete(resume);
          resolve();
        };
        const late = setTimeout(resume, responsiveWaitMs);
        run.waiting.add(resume);
      });
    },
    stop: (execution) => {
      if (!underway.has(execution.id)) return false;
      finish(execution, stoppedByUser);
      return true;
    },
    close: () => {
      closing.abort();
      for (const { timer, waiting } of underway.values()) {
        clearTimeout(timer);
        for (const resume of waiting) resume();
      }
      underway.clear();
    },
  };
}

function begin(state: State, scenario: ScenarioRow, inputs: Json, retryOf?: IncompleteExecutionRow): ExecutionRow {
  const execution: ExecutionRow = {
    id: state.nextHexId(),
    scenarioId: scenario.id,
    teamId: scenario.teamId,
    startedMs: state.now(),
    durationMs: 0,
    status: 'RUNNING',
    operations: 0,
    transferBytes: 0,
    centicredits: 0,
    type: 'manual',
    eventType: 'EXECUTION_END',
    inputs,
    ...(retryOf && { incompleteId: retryOf.id }),
  };
  state.executions.set(execution.id, execution);
  return execution;
}

function settle(execution: ExecutionRow, { status, outputs, error, operations }: Outcome, nowMs: number): void {
  Object.assign(execution, {
    status,
    operations,
    durationMs: nowMs - execution.startedMs,
    // One operation costs one credit; Make counts in hundredths.
    centicredits: operations * 100,
    transferBytes: JSON.stringify({ inputs: execution.inputs, outputs }).length,
    ...(outputs && { outputs }),
    ...(error && { error }),
  });
}

function endRetry(incomplete: IncompleteExecutionRow, { status }: Outcome): void {
  incomplete.retrying = false;
  incomplete.resolved = status !== 'ERROR';
}

const stillBroken = ({ reason }: IncompleteExecutionRow): Outcome => ({
  status: 'ERROR',
  operations: 1,
  error: {
    name: 'BundleValidationError',
    message: reason,
    causeModule: { name: 'Add a record', appName: 'datastore' },
  },
});

const stoppedByUser: Outcome = {
  status: 'ERROR',
  operations: 1,
  error: {
    name: 'ExecutionInterruptedError',
    message: 'The execution was stopped by a user.',
    causeModule: { name: 'Scenario', appName: 'builtin' },
  },
};
