import type { scenarios } from '@makegate/client/endpoints/scenarios';
import { seesTeam, visibleTeam } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { ScenarioRow } from '../state/rows.js';
import { scenarioColumns } from './scenario-columns.js';

export const listScenarios: Handler<typeof scenarios.list> = (call) => {
  const { id, folderId, isActive, type, pg } = call.args;
  const rows = scenariosOf(call, call.args)
    .filter((row) => id === undefined || id.includes(row.id))
    .filter((row) => folderId === undefined || row.folderId === folderId)
    .filter((row) => isActive === undefined || row.isActive === isActive)
    .filter(() => type !== 'tool');
  const columns = rows.map((row) => scenarioColumns(call.state, row));
  const page = pageOf(columns, pg, { limit: 10_000, sortBy: 'id' });
  return { scenarios: page.rows, pg: page.pg };
};

interface Place {
  readonly teamId?: number | undefined;
  readonly organizationId?: number | undefined;
}

/** The scenarios of one team, or those of all teams of the organization that the token reaches. */
function scenariosOf(caller: Caller, { teamId, organizationId }: Place): ScenarioRow[] {
  if ((teamId === undefined) === (organizationId === undefined)) {
    throw invalidParameter('teamId', 'Give exactly one of teamId and organizationId.');
  }
  const all = [...caller.state.scenarios.values()];
  if (teamId !== undefined) {
    visibleTeam(caller, teamId);
    return all.filter((row) => row.teamId === teamId);
  }
  if (organizationId !== caller.state.organization.id) throw notFound('Organization', organizationId ?? '');
  return all.filter((row) => seesTeam(caller, row.teamId));
}
