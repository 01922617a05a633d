import type { ArgumentsOf } from '@makegate/client';
import type { organizations } from '@makegate/client/endpoints/organizations';
import { seesTeam } from '../access.js';
import type { Call, Caller, Handlers } from '../call.js';
import { Refusal, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { ExecutionRow, OrganizationRow } from '../state/rows.js';
import { logLine, statusNumber } from './execution-columns.js';
import { variableColumns } from './team-variables.js';
import { usageOf } from './usage.js';

export const organizationsHandlers: Handlers<typeof organizations> = {
  list: (call) => {
    const row = organizationColumns(call);
    const wanted = call.args.zone === undefined || call.args.zone === row.zone;
    const page = pageOf(wanted ? [row] : [], call.args.pg, { limit: 10_000, sortBy: 'name' });
    return { organizations: page.rows, pg: page.pg };
  },
  get: (call) => {
    organizationOf(call, call.args.organizationId);
    return { organization: organizationColumns(call) };
  },
  apps: (call) => {
    const { installedApps } = organizationOf(call, call.args.organizationId);
    return { installedApps: [...installedApps].toSorted().map((name) => ({ name, label: name, version: 1 })) };
  },
  usage: (call) => {
    organizationOf(call, call.args.organizationId);
    return usageOf(call.state, ({ teamId }) => seesTeam(call, teamId));
  },
  members: (call) => {
    const { id: organizationId } = organizationOf(call, call.args.organizationId);
    return {
      userOrganizationRoles: [{ userId: call.state.user.id, organizationId, usersRoleId: 11, invitation: null }],
    };
  },
  variables: (call) => {
    const { variables } = organizationOf(call, call.args.organizationId);
    const rows = [...variables.values()];
    return {
      organizationVariables: rows.map(variableColumns),
    };
  },
  featureControls: (call) => {
    organizationOf(call, call.args.organizationId);
    return { featureControls: [] };
  },
  checkTeamPermission: (call) => {
    organizationOf(call, call.args.organizationId);
    return { hasPermission: true };
  },
  searchExecutions: (call) => {
    organizationOf(call, call.args.organizationId);
    return { results: found(call) };
  },
  searchExecutionData: (call) => {
    organizationOf(call, call.args.organizationId);
    // The license of this organization does not have the switch for it.
    throw new Refusal(402, { detail: 'The plan does not include the search in execution data.', code: 'SC402' });
  },
};

function organizationOf({ state }: Caller, organizationId: number): OrganizationRow {
  if (organizationId !== state.organization.id) throw notFound('Organization', organizationId);
  return state.organization;
}

const dayMs = 86_400_000;

/** With the teams that the token reaches, and counts of what is in them. */
function organizationColumns(call: Call<unknown>) {
  const { organization, teams, scenarios, now } = call.state;
  const { id, name, createdAt, license } = organization;
  const visibleTeams = [...teams.values()].filter((team) => seesTeam(call, team.id));
  const rows = [...scenarios.values()].filter(({ teamId }) => seesTeam(call, teamId));
  return {
    id,
    name,
    createdAt,
    countryId: 2,
    timezoneId: 2,
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
  const rows = [...call.state.executions.values()].filter((row) => fits(call, row));
  const newestFirst = rows.toSorted((one, other) => other.startedMs - one.startedMs);
  const page = newestFirst.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize);
  return page.map((row) => ({ ...logLine(call.state, row), executionId: row.id, error: row.error }));
}

function fits(call: Search, row: ExecutionRow): boolean {
  const { teamId, from, to, scenarioIds, status, errorMessage } = call.args;
  return (
    row.eventType.startsWith('EXECUTION') &&
    seesTeam(call, row.teamId) &&
    (teamId === undefined || row.teamId === teamId) &&
    (from === undefined || row.startedMs >= Date.parse(from)) &&
    (to === undefined || row.startedMs <= Date.parse(to)) &&
    (scenarioIds === undefined || scenarioIds.includes(row.scenarioId)) &&
    (status === undefined || status.includes(statusNumber(row.status))) &&
    (errorMessage === undefined || row.error?.message.includes(errorMessage) === true)
  );
}
