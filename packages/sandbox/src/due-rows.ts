import type { Clock } from './clock.js';
import type { Watched } from './state/table.js';

/**
 * Keeps a timer for every row of a table that says when something is due for it, through all changes of the table. Rows that
 * are due already are seen to as soon as possible, never within the call that wrote them. The function it returns ends it.
 */
export function followDueRows<Row extends object>(
  table: Watched<Row>,
  clock: Clock,
  dueOf: (row: Row) => number | null | undefined,
  run: (row: Row, dueMs: number) => void,
): () => void {
  const timers = new Map<Row, { readonly dueMs: number; readonly cancel: () => void }>();

  const follow = (row: Row, present: boolean): void => {
    const dueMs = present ? (dueOf(row) ?? undefined) : undefined;
    const known = timers.get(row);
    if (known?.dueMs === dueMs) return;
    known?.cancel();
    if (dueMs === undefined) timers.delete(row);
    else timers.set(row, { dueMs, cancel: clock.after(Math.max(0, dueMs - clock.now()), () => finish(row, dueMs)) });
  };

  const finish = (row: Row, dueMs: number): void => {
    timers.delete(row);
    run(row, dueMs);
  };

  for (const row of table.values()) follow(row, true);
  const unwatch = table.watch(follow);
  return () => {
    unwatch();
    for (const { cancel } of timers.values()) cancel();
    timers.clear();
  };
}
