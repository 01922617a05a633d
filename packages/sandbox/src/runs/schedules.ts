import type { Clock } from '../clock.js';
import type { ScenarioRow, Scheduling } from '../state/rows.js';
import type { State } from '../state/state.js';
import { followDueRows } from '../due-rows.js';
import { nextStart } from './schedule.js';

/**
 * Starts scenarios by their schedule: a scenario that is switched on or scheduled anew is planned from that instant on. The
 * function it returns ends that.
 */
export function followSchedules(state: State, clock: Clock, start: (scenario: ScenarioRow) => void): () => void {
  const planned = new Map<number, Scheduling>();

  const plan = (row: ScenarioRow, afterMs: number): void => {
    state.scenarios.change(row, { nextStartMs: nextStart(row.scheduling, afterMs) ?? null });
  };

  const follow = (row: ScenarioRow, present: boolean): void => {
    if (!present || !isAwake(row)) {
      planned.delete(row.id);
      if (present && typeof row.nextStartMs === 'number') state.scenarios.change(row, { nextStartMs: null });
      return;
    }
    const before = planned.get(row.id);
    if (before === row.scheduling) return;
    planned.set(row.id, row.scheduling);
    // A scenario that comes with a plan, as in a state that was exported, keeps it.
    if (before !== undefined || typeof row.nextStartMs !== 'number') plan(row, clock.now());
  };

  const isDue = (row: ScenarioRow, dueMs: number): void => {
    plan(row, Math.max(dueMs, clock.now()));
    start(row);
  };

  for (const row of state.scenarios.values()) follow(row, true);
  const endTimers = followDueRows(state.scenarios, clock, ({ nextStartMs }) => nextStartMs, isDue);
  const endWatch = state.scenarios.watch(follow);
  return () => {
    endWatch();
    endTimers();
  };
}

/** What neither the clock nor a delivery starts: what is switched off, and what cannot run. */
export const isAwake = ({ isActive, isInvalid, isPaused }: ScenarioRow): boolean => isActive && !isInvalid && !isPaused;
