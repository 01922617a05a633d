import { dayMs } from '../day.js';
import type { ExecutionRow } from '../state/rows.js';
import type { State } from '../state/state.js';

const days = 30;

const dayOf = (ms: number): number => Math.floor(ms / dayMs);

/** Consumption of the last 30 days, day by day, oldest first, by these runs. */
export function usageOf(state: State, runs: Iterable<ExecutionRow>) {
  const today = dayOf(state.now());
  const data = Array.from({ length: days }, (_, at) => emptyDay(today - (days - 1 - at)));
  for (const run of runs) {
    const day = data[dayOf(run.startedMs) - (today - (days - 1))];
    if (!day) continue;
    day.operations += run.operations;
    day.dataTransfer += run.transferBytes;
    day.centicredits += run.centicredits;
  }
  return { data };
}

const emptyDay = (day: number) => ({
  date: new Date(day * dayMs).toISOString().slice(0, 10),
  operations: 0,
  dataTransfer: 0,
  centicredits: 0,
});
