import type { ExecutionRow } from '../state/rows.js';
import type { State } from '../state/state.js';

const dayMs = 86_400_000;
const days = 30;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Consumption of the last 30 days, day by day, oldest first, by these runs. */
export function usageOf(state: State, runs: Iterable<ExecutionRow>) {
  const rows = [...runs];
  const dates = Array.from({ length: days }, (_, at) => dayOf(state.now() - (days - 1 - at) * dayMs));
  return {
    data: dates.map((date) =>
      dayUsage(
        date,
        rows.filter(({ startedMs }) => dayOf(startedMs) === date),
      ),
    ),
  };
}

const dayUsage = (date: string, rows: readonly ExecutionRow[]) => ({
  date,
  operations: rows.reduce((sum, { operations }) => sum + operations, 0),
  dataTransfer: rows.reduce((sum, { transferBytes }) => sum + transferBytes, 0),
  centicredits: rows.reduce((sum, { centicredits }) => sum + centicredits, 0),
});
