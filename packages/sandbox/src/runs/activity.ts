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
   * going. Who waited for a run is let go. When it throws, all that went on in the other state still does.
   */
  resume(): void;
  /** Ends it. What was to happen later does not. */
  close(): void;
}

export function startActivity(options: RunsOptions): Activity {
  let present = follow(options);
  return {
    get runs() {
      return present.runs;
    },
    get deliveries() {
      return present.deliveries;
    },
    resume: () => {
      const before = present;
      present = follow(options);
      before.close();
    },
    close: () => present.close(),
  };
}

/** Follows the tables that the state has now. When it throws, it has begun nothing. */
function follow(options: RunsOptions): Omit<Activity, 'resume'> {
  const { state, clock } = options;
  const ends: (() => void)[] = [];
  const close = () => {
    for (const end of ends.toReversed()) end();
  };
  try {
    ends.push(followAttachments(state, clock));
    const runs = createRuns(options);
    ends.push(() => runs.close());
    const deliveries = createDeliveries(state, clock, runs);
    ends.push(() => deliveries.close());
    ends.push(followSchedules(state, clock, (scenario) => startScheduled(state, runs, scenario)));
    ends.push(followRetries(state, clock, runs));
    return { runs, deliveries, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** A scheduled run takes all that waits at its hook. When nothing does it has only looked. */
function startScheduled(state: State, runs: Runs, scenario: ScenarioRow): void {
  const [first, ...further] = queueOf(state, scenario);
  if (first === undefined && hookIdOf(scenario) !== undefined) return addCheckRun(state, scenario);
  for (const { id } of [first, ...further].filter((delivery) => delivery !== undefined)) state.deliveries.delete(id);
  const furtherInputs = further.map(({ data }) => data);
  runs.start(scenario, { inputs: first?.data ?? {}, authorId: null, ...(further.length > 0 && { furtherInputs }) });
}
