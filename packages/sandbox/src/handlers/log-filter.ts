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

interface LogLine {
  readonly status?: number;
  readonly timestamp: string;
  readonly duration: number;
  readonly operations: number;
  readonly transfer: number;
  readonly centicredits: number;
  readonly executionName: string | null;
}

export function fitsLogFilter(line: LogLine, filter: LogFilter): boolean {
  return (
    (filter.status === undefined || line.status === filter.status) &&
    within(Date.parse(line.timestamp), filter.from, filter.to) &&
    within(line.duration, filter.durationFrom, filter.durationTo) &&
    within(line.operations, filter.operationsFrom, filter.operationsTo) &&
    within(line.transfer, filter.transferFrom, filter.transferTo) &&
    within(line.centicredits / 100, filter.creditsFrom, filter.creditsTo) &&
    (filter.executionName === undefined || line.executionName?.includes(filter.executionName) === true)
  );
}

const within = (value: number, least = -Infinity, most = Infinity): boolean => value >= least && value <= most;
