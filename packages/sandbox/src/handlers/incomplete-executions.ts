import type { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { scenarioOf, visible } from '../access.js';
import { readBlueprint, requireReferences } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded, impossible, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { OrganizationRow } from '../state/people-rows.js';
import { organizationIdOf } from '../state/places.js';
import { startRetry } from '../runs/retries.js';
import type { ExecutionRow, IncompleteExecutionRow } from '../state/rows.js';
import { chosenOf } from './chosen.js';
import { logLine } from './execution-columns.js';
import { fitsLogFilter } from './log-filter.js';

export const incompleteExecutionsHandlers: Handlers<typeof incompleteExecutions> = {
  list: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    return { dlqs: incompleteOf(call, id).map((row) => listColumns(row)) };
  },
  deleteMany: (call) => {
    const { scenarioId, all, confirmed } = call.args;
    const { id } = scenarioOf(call, scenarioId);
    const rows = incompleteOf(call, id);
    if (all === true && confirmed !== true) {
      throw confirmationNeeded(`This deletes ${rows.length} incomplete executions for good.`);
    }
    const { found, error } = chosenOf(
      rows.map((row) => row.id),
      call.args,
    );
    for (const dlqId of found) call.state.incompleteExecutions.delete(dlqId);
    return { dlqs: found, ...(error && { error }) };
  },
  get: (call) => {
    const row = incompleteExecutionOf(call, call.args.dlqId);
    const organization = organizationOf(call, row);
    return {
      dlq: {
        ...listColumns(row),
        scenarioId: row.scenarioId,
        scenarioName: call.state.scenarios.get(row.scenarioId)?.name ?? null,
        companyId: organization?.id ?? null,
        companyName: organization?.name ?? null,
        executionId: row.executionId,
        index: 0,
      },
    };
  },
  update: (call) => {
    const row = incompleteExecutionOf(call, call.args.dlqId);
    const blueprint = call.args.blueprint && readBlueprint(call.args.blueprint);
    if (blueprint) {
      requireReferences(call.state, row.teamId, blueprint);
      call.state.incompleteExecutions.change(row, { blueprint, needsRepair: false });
    }
    call.state.incompleteExecutions.change(row, { failer: call.args.failer ?? row.failer });
    return { dlq: { failer: row.failer, blueprint: JSON.stringify(row.blueprint) } };
  },
  blueprint: (call) => {
    const row = incompleteExecutionOf(call, call.args.dlqId);
    const { blueprint, reason } = row;
    const company = organizationOf(call, row)?.id ?? null;
    return {
      code: 'OK',
      response: { blueprint: { ...blueprint, flow: [...blueprint.flow] }, company, idSequence: 1, reason },
    };
  },
  bundle: (call) => ({ code: 'OK', response: incompleteExecutionOf(call, call.args.dlqId).bundle }),
  logs: (call) => {
    const row = incompleteExecutionOf(call, call.args.dlqId);
    const page = pageOf(retriesOf(call, row), call.args.pg, {
      limit: 50,
      sortBy: 'timestamp',
      sortDir: 'desc',
      heldAs: { timestamp: 'startedMs' },
      where: (retry) => fitsLogFilter(retry, call.args),
      columns: (retry) => logLine(call.state, retry),
    });
    return { dlqLogs: page.rows, pg: page.pg };
  },
  getLog: (call) => {
    const { dlqId, executionDlqId } = call.args;
    const row = retriesOf(call, incompleteExecutionOf(call, dlqId)).find((retry) => retry.id === executionDlqId);
    if (!row) throw notFound('Execution', executionDlqId);
    return { dlqLog: logLine(call.state, row) };
  },
  retry: (call) => {
    const row = incompleteExecutionOf(call, call.args.dlqId);
    if (row.resolved) throw impossible('The incomplete execution is resolved already.');
    startRetry(call.state, call.runs, row, call.token.userId);
    return { dlq: row.id };
  },
  retryMany: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    const open = incompleteOf(call, id).filter(({ resolved }) => !resolved);
    const { found, error } = chosenOf(
      open.map((row) => row.id),
      call.args,
    );
    for (const row of open) if (found.includes(row.id)) startRetry(call.state, call.runs, row, call.token.userId);
    return { dlqs: found, ...(error && { error }) };
  },
};

const incompleteExecutionOf = (caller: Caller, dlqId: string): IncompleteExecutionRow =>
  visible(caller, caller.state.incompleteExecutions, 'Incomplete execution', dlqId);

const incompleteOf = ({ state }: Caller, scenarioId: number): IncompleteExecutionRow[] => [
  ...state.incompleteExecutions.of('scenarioId', scenarioId),
];

const organizationOf = ({ state }: Caller, { teamId }: IncompleteExecutionRow): OrganizationRow | undefined =>
  state.organizations.get(organizationIdOf(state, teamId));

const retriesOf = ({ state }: Caller, { id, scenarioId }: IncompleteExecutionRow): ExecutionRow[] =>
  state.executions
    .of('scenarioId', scenarioId)
    .filter(({ incompleteId, status }) => incompleteId === id && status !== 'RUNNING');

const listColumns = ({ id, reason, created, sizeBytes, resolved, attempts, retry }: IncompleteExecutionRow) => ({
  id,
  reason,
  created,
  size: sizeBytes,
  resolved,
  deleted: false,
  retry: retry !== undefined,
  attempts,
});
