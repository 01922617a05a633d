import type { scenarios } from '@makegate/client/endpoints/scenarios';
import { rowsOfTeam, teamsOf, visibleOrganization } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { invalidParameter } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { Rows } from '../state/row-set.js';
import type { ScenarioRow } from '../state/rows.js';
import { scenarioColumns } from './scenario-columns.js';

export const listScenarios: Handler<typeof scenarios.list> = (call) => {
  const { id, folderId, isActive, type, pg } = call.args;
  const { rows, isMeant } = scenariosOf(call, call.args);
  const where = (row: ScenarioRow) =>
    isMeant(row) &&
    (id === undefined || id.includes(row.id)) &&
    (folderId === undefined || row.folderId === folderId) &&
    (isActive === undefined || row.isActive === isActive) &&
    (type === undefined || (row.type ?? 'scenario') === type);
  const columns = (row: ScenarioRow) => scenarioColumns(call.state, row);
  const page = pageOf(rows, pg, { limit: 10_000, sortBy: 'id', where, columns });
  return { scenarios: page.rows, pg: page.pg };
};

interface Place {
  readonly teamId?: number | undefined;
  readonly organizationId?: number | undefined;
}

interface Scenarios {
  readonly rows: Rows<ScenarioRow>;
  readonly isMeant: (row: ScenarioRow) => boolean;
}

/** The scenarios of one team, or those of all teams of the organization that the token reaches. */
export function scenariosOf(caller: Caller, { teamId, organizationId }: Place): Scenarios {
  if ((teamId === undefined) === (organizationId === undefined)) {
    throw invalidParameter('teamId', 'Give exactly one of teamId and organizationId.');
  }
  const { scenarios } = caller.state;
  if (teamId !== undefined) return { rows: rowsOfTeam(caller, scenarios, teamId), isMeant: () => true };
  const { id } = visibleOrganization(caller, organizationId ?? 0);
  const teams = new Set(teamsOf(caller, id).map((team) => team.id));
  return { rows: scenarios, isMeant: (row) => teams.has(row.teamId) };
}
