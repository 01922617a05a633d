import type { teams } from '@makegate/client/endpoints/teams';
import { visibleTeam } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import type { TeamRow, TeamVariableRow } from '../state/people-rows.js';
import { historyOf, requireConfirmed, requireVariables, variableChange, variableColumns } from './variables.js';

export const variablesOf: Handler<typeof teams.variables> = (call) => {
  const { id } = teamWithVariables(call, call.args.teamId);
  return { teamVariables: [...call.state.teamVariables.of('teamId', id)].map(variableColumns) };
};

export const createVariable: Handler<typeof teams.createVariable> = (call) => {
  const { teamId, name, typeId, value } = call.args;
  teamWithVariables(call, teamId);
  const { teamVariables } = call.state;
  if (teamVariables.has(teamId, name))
    throw invalidParameter('name', `A variable with the name '${name}' exists already.`);
  const row = teamVariables.add({ teamId, name, typeId, value, isSystem: false, history: [] });
  return { teamVariable: variableColumns(row) };
};

export const updateVariable: Handler<typeof teams.updateVariable> = (call) => {
  const row = variableOf(call, call.args);
  const change = variableChange(row, call.args, call.state.timestamp());
  return { teamVariable: variableColumns(call.state.teamVariables.change(row, change)) };
};

export const deleteVariable: Handler<typeof teams.deleteVariable> = (call) => {
  const row = variableOf(call, call.args);
  requireConfirmed(row, call.args.confirmed);
  call.state.teamVariables.delete(row.teamId, row.name);
  return { ok: true };
};

export const variableHistory: Handler<typeof teams.variableHistory> = (call) => historyOf(variableOf(call, call.args));

interface OneVariable {
  readonly teamId: number;
  readonly variableName: string;
}

function variableOf(caller: Caller, { teamId, variableName }: OneVariable): TeamVariableRow {
  teamWithVariables(caller, teamId);
  const row = caller.state.teamVariables.get(teamId, variableName);
  if (!row) throw notFound('Variable', variableName);
  return row;
}

function teamWithVariables(caller: Caller, teamId: number): TeamRow {
  const team = visibleTeam(caller, teamId);
  requireVariables(caller.state.organizations.get(team.organizationId));
  return team;
}
