import type { executions } from '@makegate/client/endpoints/executions';
import { scenarioOf, seesTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { impossible, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { Listing } from '../listing.js';
import type { ExecutionRow } from '../state/rows.js';
import { logLine } from './execution-columns.js';
import { fitsLogFilter } from './log-filter.js';

const linesOf = ({ state }: Caller): Listing<ExecutionRow, ReturnType<typeof logLine>> => ({
  limit: 50,
  sortBy: 'timestamp',
  sortDir: 'desc',
  heldAs: { timestamp: 'startedMs' },
  columns: (row) => logLine(state, row),
});

export const executionsHandlers: Handlers<typeof executions> = {
  listAll: (call) => {
    const { since, until = Infinity, pg } = call.args;
    const where = (row: ExecutionRow) =>
      hasEnded(row) && !isCheck(row) && row.startedMs >= since && row.startedMs <= until && seesTeam(call, row.teamId);
    const page = pageOf(
      call.state.executions,
      { ...pg, limit: Math.min(pg?.limit ?? 50, 200) },
      { ...linesOf(call), where },
    );
    return { scenarioLogs: page.rows, pg: page.pg };
  },
  list: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    const rows = call.state.executions.of('scenarioId', id);
    const where = (row: ExecutionRow) =>
      hasEnded(row) && (!isCheck(row) || call.args.showCheckRuns === true) && fitsLogFilter(row, call.args);
    const page = pageOf(rows, call.args.pg, { ...linesOf(call), where });
    return { scenarioLogs: page.rows, pg: page.pg };
  },
  getLog: (call) => ({ scenarioLog: logLine(call.state, executionOf(call, call.args)) }),
  get: (call) => {
    const { status, outputs, error } = executionOf(call, call.args);
    return {
      status,
      ...(outputs && { outputs }),
      ...(error && { error: { ...error, causeModule: { ...error.causeModule } } }),
    };
  },
  stop: (call) => {
    const execution = executionOf(call, call.args);
    if (!call.runs.stop(execution)) throw impossible('The execution has already ended.');
    return { ok: true };
  },
};

/** A run shows in the logs once it has ended. */
const hasEnded = ({ status }: ExecutionRow): boolean => status !== 'RUNNING';

/** Runs that found nothing to do show only to those who ask for them. */
const isCheck = (row: ExecutionRow): boolean => row.isCheck === true;

interface OneExecution {
  readonly scenarioId: number;
  readonly executionId: string;
}

function executionOf(caller: Caller, { scenarioId, executionId }: OneExecution): ExecutionRow {
  scenarioOf(caller, scenarioId);
  const row = caller.state.executions.get(executionId);
  if (row?.scenarioId !== scenarioId) throw notFound('Execution', executionId);
  return row;
}
