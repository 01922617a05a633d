import type { ArgumentsOf } from '@makegate/client';
import type { analytics } from '@makegate/client/endpoints/analytics';
import { isOwner, teamsOf, visibleOrganization } from '../access.js';
import type { Call, Handlers } from '../call.js';
import { dayMs } from '../day.js';
import { forbidden, invalidParameter } from '../http/refusal.js';
import { isLicensed } from '../license.js';
import { pageOf } from '../listing.js';
import type { ExecutionRow, ScenarioRow } from '../state/rows.js';
import { isRun } from './execution-columns.js';

type Asked = Call<ArgumentsOf<typeof analytics.get>>;

const yearMs = 366 * dayMs;

export const analyticsHandlers: Handlers<typeof analytics> = {
  get: (call) => {
    const organization = visibleOrganization(call, call.args.organizationId);
    if (!isOwner(call, organization.id) || !isLicensed(organization, 'analyticsAccess')) {
      throw forbidden('Analytics are for owners of an organization whose plan includes them.');
    }
    const fits = within(call);
    const rows = scenariosOf(call).map((row) => figuresOf(call, row, fits));
    const page = pageOf(rows, call.args.pg, {
      limit: 100,
      sortBy: 'operations',
      sortDir: 'desc',
      columns: (row) => row,
    });
    return { total: rows.length, analytics: page.rows, pg: page.pg };
  },
};

function scenariosOf(call: Asked): ScenarioRow[] {
  const { organizationId, teamId, folderId, status } = call.args;
  const teams = teamsOf(call, organizationId).filter(({ id }) => teamId === undefined || teamId.includes(id));
  return teams
    .flatMap(({ id }) => [...call.state.scenarios.of('teamId', id)])
    .filter((row) => folderId === undefined || row.folderId === folderId)
    .filter((row) => status === undefined || status === statusOf(row));
}

const statusOf = ({ isInvalid, isActive }: ScenarioRow) => (isInvalid ? 'invalid' : isActive ? 'active' : 'inactive');

/** Runs of the last year, or of a part of it. */
function within({ args, state }: Asked): (run: ExecutionRow) => boolean {
  const { dateFrom, dateTo } = args.timeframe ?? {};
  const earliest = state.now() - yearMs;
  const fromMs = momentOf('timeframe.dateFrom', dateFrom) ?? earliest;
  const toMs = momentOf('timeframe.dateTo', dateTo) ?? state.now();
  if (fromMs < earliest) throw invalidParameter('timeframe.dateFrom', 'There is nothing from more than a year ago.');
  return (run) => isRun(run) && run.startedMs >= fromMs && run.startedMs <= toMs;
}

function momentOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw invalidParameter(name, 'Expected a date as ISO 8601 has it.');
  return ms;
}

function figuresOf({ state }: Asked, row: ScenarioRow, fits: (run: ExecutionRow) => boolean) {
  const runs = state.executions.of('scenarioId', row.id).filter(fits);
  const failed = runs.filter(({ status }) => status === 'ERROR').length;
  return {
    id: row.id,
    scenarioId: row.id,
    scenarioName: row.name,
    teamId: row.teamId,
    folderId: row.folderId,
    status: statusOf(row),
    executions: runs.length,
    errors: failed,
    errorRate: runs.length === 0 ? 0 : failed / runs.length,
    operations: runs.reduce((sum, { operations }) => sum + operations, 0),
    centicredits: runs.reduce((sum, { centicredits }) => sum + centicredits, 0),
    dataTransfer: runs.reduce((sum, { transferBytes }) => sum + transferBytes, 0),
  };
}
