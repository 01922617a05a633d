import type { executions } from '@makegate/client/endpoints/executions';
import { scenarioOf, seesTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { impossible, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { ExecutionRow } from '../state/rows.js';
import { logLine } from './execution-columns.js';
import { fitsLogFilter } from './log-filter.js';

const newestFirst = { limit: 50, sortBy: 'timestamp', sortDir: 'desc' } as const;

export const executionsHandlers: Handlers<typeof executions> = {
  listAll: (call) => {
    const { since, until = Infinity, pg } = call.args;
    const rows = finished(call).filter(
      (row) => row.startedMs >= since && row.startedMs <= until && seesTeam(call, row.teamId),
    );
    const page = pageOf(logLines(call, rows), { ...pg, limit: Math.min(pg?.limit ?? 50, 200) }, newestFirst);
    return { scenarioLogs: page.rows, pg: page.pg };
  },
  list: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    const rows = finished(call).filter(({ scenarioId }) => scenarioId === id);
    const lines = logLines(call, rows).filter((line) => fitsLogFilter(line, call.args));
    const page = pageOf(lines, call.args.pg, newestFirst);
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

/** Newest first. A run shows in the logs once it has ended. */
const finished = ({ state }: Caller): ExecutionRow[] =>
  [...state.executions.values()].filter(({ status }) => status !== 'RUNNING').toReversed();

const logLines = ({ state }: Caller, rows: readonly ExecutionRow[]) => rows.map((row) => logLine(state, row));

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
