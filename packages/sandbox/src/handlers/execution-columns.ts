import { organizationIdOf } from '../state/places.js';
import type { ExecutionRow, RunStatus } from '../state/rows.js';
import type { State } from '../state/state.js';

const numbers: Readonly<Record<RunStatus, number>> = { RUNNING: 0, SUCCESS: 1, WARNING: 2, ERROR: 3 };

export const statusNumber = (status: RunStatus): number => numbers[status];

/** Whether it is a run, not an event. */
export const isRun = ({ eventType }: ExecutionRow): boolean => eventType.startsWith('EXECUTION');

/** A run, or an event, as a line of a log. */
export function logLine(state: State, row: ExecutionRow) {
  return {
    id: row.id,
    imtId: row.id,
    timestamp: new Date(row.startedMs).toISOString(),
    duration: row.durationMs,
    operations: row.operations,
    transfer: row.transferBytes,
    centicredits: row.centicredits,
    ...(isRun(row) && { status: statusNumber(row.status) }),
    type: row.type,
    eventType: row.eventType,
    authorId: row.authorId,
    instant: row.isInstant === true,
    organizationId: organizationIdOf(state, row.teamId),
    teamId: row.teamId,
    scenarioId: row.scenarioId,
    executionName: row.name ?? null,
  };
}
