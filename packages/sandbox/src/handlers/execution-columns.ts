import type { ExecutionRow, RunStatus } from '../state/rows.js';
import type { State } from '../state/state.js';

const numbers: Readonly<Record<RunStatus, number>> = { RUNNING: 0, SUCCESS: 1, WARNING: 2, ERROR: 3 };

export const statusNumber = (status: RunStatus): number => numbers[status];

/** A run, or an event, as a line of a log. */
export function logLine(state: State, row: ExecutionRow) {
  const isRun = row.eventType.startsWith('EXECUTION');
  return {
    id: row.id,
    imtId: row.id,
    timestamp: new Date(row.startedMs).toISOString(),
    duration: row.durationMs,
    operations: row.operations,
    transfer: row.transferBytes,
    centicredits: row.centicredits,
    ...(isRun && { status: statusNumber(row.status) }),
    type: row.type,
    eventType: row.eventType,
    authorId: row.type === 'auto' ? null : state.user.id,
    instant: row.type === 'instant',
    organizationId: state.organization.id,
    teamId: row.teamId,
    scenarioId: row.scenarioId,
    executionName: row.name ?? null,
  };
}
