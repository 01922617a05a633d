import type { ArgumentsOf } from '@makegate/client';
import type { organizations } from '@makegate/client/endpoints/organizations';
import { organizationsOf, teamsOf, visibleOrganization } from '../access.js';
import type { Call, Handlers } from '../call.js';
import { Refusal } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { OrganizationRow } from '../state/people-rows.js';
import type { ExecutionRow } from '../state/rows.js';
import { isRun, logLine, statusNumber } from './execution-columns.js';
import { variableColumns } from './team-variables.js';
import { usageOf } from './usage.js';

export const organizationsHandlers: Handlers<typeof organizations> = {
  list: (call) => {
    const wanted = call.args.zone === undefined || call.args.zone === new URL(call.url).host;
    const page = pageOf(wanted ? organizationsOf(call) : [], call.args.pg, {
      limit: 10_000,
      sortBy: 'name',
      columns: (row) => organizationColumns(call, row),
    });
    return { organizations: page.rows, pg: page.pg };
  },
  get: (call) => {
    return { organization: organizationColumns(call, visibleOrganization(call, call.args.organizationId)) };
  },
  apps: (call) => {
    const { installedApps } = visibleOrganization(call, call.args.organizationId);
    return { installedApps: [...installedApps].toSorted().map((name) => ({ name, label: name, version: 1 })) };
  },
  usage: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    const runs = teamsOf(call, id).flatMap((team) => [...call.state.executions.of('teamId', team.id)]);
    return usageOf(call.state, runs);
  },
  members: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    const rows = [...call.state.organizationMembers.of('organizationId', id)];
    return { userOrganizationRoles: rows.map((row) => ({ ...row, invitation: null })) };
  },
  variables: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    const rows = [...call.state.organizationVariables.of('organizationId', id)];
    return { organizationVariables: rows.map(variableColumns) };
  },
  featureControls: (call) => {
    visibleOrganization(call, call.args.organizationId);
    return { featureControls: [] };
  },
  checkTeamPermission: (call) => {
    visibleOrganization(call, call.args.organizationId);
    return { hasPermission: true };
  },
  searchExecutions: (call) => {
    visibleOrganization(call, call.args.organizationId);
    return { results: found(call) };
  },
  searchExecutionData: (call) => {
    visibleOrganization(call, call.args.organizationId);
    // The license of this organization does not have the switch for it.
    throw new Refusal(402, { detail: 'The plan does not include the search in execution data.', code: 'SC402' });
  },
};

const dayMs = 86_400_000;

/** With the teams that the token reaches, and counts of what is in them. */
function organizationColumns(call: Call<unknown>, row: OrganizationRow) {
  const { scenarios, now } = call.state;
  const { id, name, createdAt, countryId, timezoneId, license } = row;
  const visibleTeams = teamsOf(call, id);
  const rows = visibleTeams.flatMap((team) => [...scenarios.of('teamId', team.id)]);
  return {
    id,
    name,
    createdAt,
    countryId,
    timezoneId,
    zone: new URL(call.url).host,
    teams: visibleTeams.map((team) => ({ id: team.id, name: team.name })),
    license,
    serviceName: 'default',
    lastReset: new Date(now() - 12 * dayMs).toISOString(),
    nextReset: new Date(now() + 18 * dayMs).toISOString(),
    isPaused: false,
    productName: 'Teams',
    ssoType: null,
    scenarios: rows.length,
    activeScenarios: rows.filter(({ isActive }) => isActive).length,
    tfaEnforced: false,
  };
}

type Search = Call<ArgumentsOf<typeof organizations.searchExecutions>>;

function found(call: Search) {
  const { pageSize = 50, pageIndex = 0 } = call.args;
  const rows = teamsOf(call, call.args.organizationId)
    .filter(({ id }) => call.args.teamId === undefined || id === call.args.teamId)
    .flatMap(({ id }) => call.state.executions.of('teamId', id).filter((row) => fits(call, row)));
  const newestFirst = rows.toSorted((one, other) => other.startedMs - one.startedMs);
  const page = newestFirst.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize);
  return page.map((row) => ({ ...logLine(call.state, row), executionId: row.id, error: row.error }));
}

function fits(call: Search, row: ExecutionRow): boolean {
  const { from, to, scenarioIds, status, errorMessage } = call.args;
  return (
    isRun(row) &&
    (from === undefined || row.startedMs >= Date.parse(from)) &&
    (to === undefined || row.startedMs <= Date.parse(to)) &&
    (scenarioIds === undefined || scenarioIds.includes(row.scenarioId)) &&
    (status === undefined || status.includes(statusNumber(row.status))) &&
    (errorMessage === undefined || row.error?.message.includes(errorMessage) === true)
  );
}
