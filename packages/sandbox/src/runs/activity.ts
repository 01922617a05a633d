import type { Clock } from '../clock.js';
import { followAttachments, hookIdOf } from '../hooks/attachments.js';
import type { ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { createDeliveries } from './deliveries.js';
import type { Deliveries } from './deliveries.js';
import { addCheckRun } from './execution-row.js';
import { queueOf } from './instant-starts.js';
import { followRetries } from './retries.js';
import { createRuns } from './runs.js';
import type { Runs, RunsOptions } from './runs.js';
import { followSchedules } from './schedules.js';

/** All that goes on in a zone by itself. */
export interface Activity {
  readonly runs: Runs;
  readonly deliveries: Deliveries;
  /**
   * For a state that has just been put in place of another: forgets what went on in that one, and goes on with what this one has
   * going. Who waited for a run is let go.
   */
  resume(): void;
  /** Ends it. What was to happen later does not. */
  close(): void;
}

export function startActivity(options: RunsOptions): Activity {
  const { state } = options;
  // What is written down may be fast or slow on purpose; what is due is compared with the same.
  const clock: Clock = { now: () => state.now(), after: (ms, run) => options.clock.after(ms, run) };
  let present = follow({ ...options, clock });
  return {
    get runs() {
      return present.runs;
    },
    get deliveries() {
      return present.deliveries;
    },
    resume: () => {
      present.close();
      present = follow({ ...options, clock });
    },
    close: () => present.close(),
  };
}

/** Follows the tables that the state has now. */
function follow(options: RunsOptions): Omit<Activity, 'resume'> {
  const { state, clock } = options;
  const endAttachments = followAttachments(state, clock);
  const runs = createRuns(options);
  const deliveries = createDeliveries(state, clock, runs);
  const endSchedules = followSchedules(state, clock, (scenario) => startScheduled(state, runs, scenario));
  const endRetries = followRetries(state, clock, runs);
  return {
    runs,
    deliveries,
    close: () => {
      endRetries();
      endSchedules();
      deliveries.close();
      runs.close();
      endAttachments();
    },
  };
}

/** A scheduled run takes all that waits at its hook. When nothing does it has only looked. */
function startScheduled(state: State, runs: Runs, scenario: ScenarioRow): void {
  const [first, ...further] = queueOf(state, scenario);
  if (first === undefined && hookIdOf(scenario) !== undefined) return addCheckRun(state, scenario);
  for (const { id } of [first, ...further].filter((delivery) => delivery !== undefined)) state.deliveries.delete(id);
  const furtherInputs = further.map(({ data }) => data);
  runs.start(scenario, { inputs: first?.data ?? {}, authorId: null, ...(further.length > 0 && { furtherInputs }) });
}
