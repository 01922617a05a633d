import type { ExecutionRow } from '../state/rows.js';
import { isRun, statusNumber } from './execution-columns.js';

/** What a log can be narrowed by. Times are milliseconds since 1970, credits are whole ones. */
export interface LogFilter {
  readonly status?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly durationFrom?: number | undefined;
  readonly durationTo?: number | undefined;
  readonly operationsFrom?: number | undefined;
  readonly operationsTo?: number | undefined;
  readonly transferFrom?: number | undefined;
  readonly transferTo?: number | undefined;
  readonly creditsFrom?: number | undefined;
  readonly creditsTo?: number | undefined;
  /** A part of the run's name. */
  readonly executionName?: string | undefined;
}

export function fitsLogFilter(row: ExecutionRow, filter: LogFilter): boolean {
  return (
    (filter.status === undefined || (isRun(row) && statusNumber(row.status) === filter.status)) &&
    within(row.startedMs, filter.from, filter.to) &&
    within(row.durationMs, filter.durationFrom, filter.durationTo) &&
    within(row.operations, filter.operationsFrom, filter.operationsTo) &&
    within(row.transferBytes, filter.transferFrom, filter.transferTo) &&
    within(row.centicredits / 100, filter.creditsFrom, filter.creditsTo) &&
    (filter.executionName === undefined || row.name?.includes(filter.executionName) === true)
  );
}

const within = (value: number, least = -Infinity, most = Infinity): boolean => value >= least && value <= most;
