import type { teams } from '@makegate/client/endpoints/teams';
import { seesTeam, visibleTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { TeamRow } from '../state/rows.js';
import { removeTeam } from '../state/state.js';
import { addTeam } from '../state/team.js';
import { createVariable, deleteVariable, updateVariable, variableHistory, variablesOf } from './team-variables.js';
import { usageOf } from './usage.js';

const administrator = 1;

export const teamsHandlers: Handlers<typeof teams> = {
  list: (call) => {
    requireOrganization(call, call.args.organizationId);
    const rows = [...call.state.teams.values()].filter(({ id }) => seesTeam(call, id));
    const page = pageOf(
      rows.map((row) => columns(call, row)),
      call.args.pg,
      { limit: 10_000, sortBy: 'name' },
    );
    return { teams: page.rows, pg: page.pg };
  },
  create: (call) => {
    const { organizationId, name, operationsLimit = null } = call.args;
    requireOrganization(call, organizationId);
    const row = addTeam(call.state, name, operationsLimit);
    return { team: columns(call, row), userTeamRole: memberColumns(call, row.id) };
  },
  get: (call) => ({ team: columns(call, visibleTeam(call, call.args.teamId)) }),
  update: (call) => {
    const row = visibleTeam(call, call.args.teamId);
    row.name = call.args.name ?? row.name;
    row.operationsLimit = call.args.operationsLimit ?? row.operationsLimit;
    return { team: columns(call, row) };
  },
  delete: (call) => {
    const { id, name } = visibleTeam(call, call.args.teamId);
    if (call.args.confirmed !== true) {
      const scenarios = [...call.state.scenarios.values()].filter(({ teamId }) => teamId === id).length;
      throw confirmationNeeded(`This deletes the team '${name}' with ${scenarios} scenarios and all it owns.`);
    }
    removeTeam(call.state, id);
    return { team: id };
  },
  members: (call) => {
    const { id } = visibleTeam(call, call.args.teamId);
    return { userTeamRoles: [memberColumns(call, id)] };
  },
  getMember: (call) => {
    const { id } = visibleTeam(call, call.args.teamId);
    if (call.args.userId !== call.state.user.id) throw notFound('User', call.args.userId);
    return { userTeamRole: memberColumns(call, id) };
  },
  variables: variablesOf,
  createVariable,
  updateVariable,
  deleteVariable,
  variableHistory,
  usage: (call) => {
    const { id } = visibleTeam(call, call.args.teamId);
    return usageOf(call.state, ({ teamId }) => teamId === id);
  },
  llmConfiguration: (call) => visibleTeam(call, call.args.teamId).llmConfiguration,
  setLlmConfiguration: (call) => {
    const row = visibleTeam(call, call.args.teamId);
    row.llmConfiguration = { ...row.llmConfiguration, ...call.args.configuration };
    return row.llmConfiguration;
  },
  featureControls: (call) => {
    visibleTeam(call, call.args.teamId);
    return { featureControls: [] };
  },
};

function requireOrganization({ state }: Caller, organizationId: number): void {
  if (organizationId !== state.organization.id) throw notFound('Organization', organizationId);
}

const memberColumns = ({ state }: Caller, teamId: number) => ({
  userId: state.user.id,
  teamId,
  usersRoleId: administrator,
  changeable: false,
});

function columns({ state }: Caller, { id, name, organizationId, operationsLimit }: TeamRow) {
  const scenarios = [...state.scenarios.values()].filter(({ teamId }) => teamId === id);
  const runs = [...state.executions.values()].filter(({ teamId }) => teamId === id);
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
