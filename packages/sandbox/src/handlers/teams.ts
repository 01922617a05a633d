import type { teams } from '@makegate/client/endpoints/teams';
import { teamsOf, visibleOrganization, visibleTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { TeamRow } from '../state/people-rows.js';
import { addTeam } from '../state/places.js';
import { controlColumns } from './organization-columns.js';
import { teamMemberColumns, teamMemberOf } from './team-members.js';
import { createVariable, deleteVariable, updateVariable, variableHistory, variablesOf } from './team-variables.js';
import { usageOf } from './usage.js';

export const teamsHandlers: Handlers<typeof teams> = {
  list: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    const page = pageOf(teamsOf(call, id), call.args.pg, {
      limit: 10_000,
      sortBy: 'name',
      columns: (row) => columns(call, row),
    });
    return { teams: page.rows, pg: page.pg };
  },
  create: (call) => {
    const { organizationId, name, operationsLimit } = call.args;
    visibleOrganization(call, organizationId);
    const by = call.token.userId;
    const row = addTeam(call.state, {
      organizationId,
      name,
      by,
      ...(operationsLimit !== undefined && { operationsLimit }),
    });
    return { team: columns(call, row), userTeamRole: teamMemberColumns(call, teamMemberOf(call, row.id, by)) };
  },
  get: (call) => ({ team: columns(call, visibleTeam(call, call.args.teamId)) }),
  update: (call) => {
    const row = visibleTeam(call, call.args.teamId);
    const { name = row.name, operationsLimit = row.operationsLimit } = call.args;
    return { team: columns(call, call.state.teams.change(row, { name, operationsLimit })) };
  },
  delete: (call) => {
    const { id, name } = visibleTeam(call, call.args.teamId);
    if (call.args.confirmed !== true) {
      const scenarios = call.state.scenarios.of('teamId', id).size;
      throw confirmationNeeded(`This deletes the team '${name}' with ${scenarios} scenarios and all it owns.`);
    }
    call.state.teams.delete(id);
    return { team: id };
  },
  members: (call) => {
    const { id } = visibleTeam(call, call.args.teamId);
    const rows = [...call.state.teamMembers.of('teamId', id)];
    return { userTeamRoles: rows.map((row) => teamMemberColumns(call, row)) };
  },
  getMember: (call) => {
    const { id } = visibleTeam(call, call.args.teamId);
    return { userTeamRole: teamMemberColumns(call, teamMemberOf(call, id, call.args.userId)) };
  },
  variables: variablesOf,
  createVariable,
  updateVariable,
  deleteVariable,
  variableHistory,
  usage: (call) => {
    const { id } = visibleTeam(call, call.args.teamId);
    return usageOf(call.state, call.state.executions.of('teamId', id));
  },
  llmConfiguration: (call) => visibleTeam(call, call.args.teamId).llmConfiguration,
  setLlmConfiguration: (call) => {
    const row = visibleTeam(call, call.args.teamId);
    const llmConfiguration = { ...row.llmConfiguration, ...call.args.configuration };
    return call.state.teams.change(row, { llmConfiguration }).llmConfiguration;
  },
  /** Those of the organization. */
  featureControls: (call) => {
    const { organizationId } = visibleTeam(call, call.args.teamId);
    const organization = call.state.organizations.get(organizationId);
    return { featureControls: organization ? controlColumns(organization) : [] };
  },
};

function columns({ state }: Caller, { id, name, organizationId, operationsLimit }: TeamRow) {
  const scenarios = state.scenarios.of('teamId', id);
  const runs = [...state.executions.of('teamId', id)];
  return {
    id,
    name,
    organizationId,
    activeScenarios: scenarios.filter(({ isActive }) => isActive).length,
    operationsLimit,
    transferLimit: null,
    consumedOperations: runs.reduce((sum, { operations }) => sum + operations, 0),
    consumedTransfer: runs.reduce((sum, { transferBytes }) => sum + transferBytes, 0),
    isPaused: false,
    type: 'standard',
  };
}
