import type { Clock } from '../clock.js';
import type { ExecutionRow, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Outcome } from './behaviours.js';
import { postCallback } from './callback.js';
import { conclude } from './conclude.js';
import { cyclesOf, failedBy } from './cycles.js';
import type { Cycle } from './cycles.js';
import { followDueRows } from '../due-rows.js';
import { beginExecution } from './execution-row.js';
import type { RunRequest } from './execution-row.js';
import { createWaiting } from './waiting.js';
import type { Waiting } from './waiting.js';

/** What follows from a run beside what is written down. */
export interface Followers {
  readonly callbackUrl?: string | undefined;
  /** Called once, when the run has ended and that is written down. */
  readonly ended?: (outcome: Outcome) => void;
}

/** What goes on in the zone at this moment. */
export interface Runs {
  /** Begins a run and returns its execution, still `RUNNING`. */
  start(scenario: ScenarioRow, request: RunRequest, followers?: Followers): ExecutionRow;
  /** Resolves when the run has ended, or when a responsive caller has waited long enough; its status tells which. */
  ended(execution: ExecutionRow): Promise<void>;
  /** Ends a run early. False when it had ended before. */
  stop(execution: ExecutionRow): boolean;
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

export function createRuns({ state, clock, runDurationMs, responsiveWaitMs, zoneUrl }: RunsOptions): Runs {
  const underway = new Map<string, Followers & { readonly waiting: Waiting }>();
  const closing = new AbortController();

  const finish = (execution: ExecutionRow, cycles: readonly Cycle[]): void => {
    const followers = underway.get(execution.id);
    underway.delete(execution.id);
    // First of all, so that nothing below can keep anybody waiting; they go on when this function has returned.
    followers?.waiting.release();
    const outcome = conclude(state, execution, cycles);
    followers?.ended?.(outcome);
    const callbackUrl = followers?.callbackUrl;
    if (callbackUrl !== undefined) void postCallback(callbackUrl, zoneUrl(), execution, closing.signal);
  };

  const interrupt = (execution: ExecutionRow, reason: string): void =>
    finish(execution, [{ inputs: {}, outcome: failedBy('ExecutionInterruptedError', reason) }]);

  const endTimers = followDueRows(
    state.executions,
    clock,
    ({ endsMs }) => endsMs,
    (execution) => finish(execution, cyclesOf(state, execution)),
  );
  const endWatch = state.executions.watch((execution, present) => {
    if (!present && execution.status === 'RUNNING') interrupt(execution, 'The scenario was deleted.');
  });

  return {
    start: (scenario, request, followers) => {
      const durationMs = scenario.runDurationMs ?? runDurationMs;
      const execution = beginExecution(state, scenario, request, durationMs);
      underway.set(execution.id, { ...followers, waiting: createWaiting(clock) });
      return execution;
    },
    ended: async (execution) => underway.get(execution.id)?.waiting.join(responsiveWaitMs),
    stop: (execution) => {
      const running = execution.status === 'RUNNING';
      if (running) interrupt(execution, 'The execution was stopped by a user.');
      return running;
    },
    close: () => {
      closing.abort();
      endTimers();
      endWatch();
      for (const { waiting } of underway.values()) waiting.release();
      underway.clear();
    },
  };
}
