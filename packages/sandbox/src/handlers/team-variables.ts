import type { teams } from '@makegate/client/endpoints/teams';
import { visibleTeam } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { confirmationNeeded, invalidParameter, notFound } from '../http/refusal.js';
import type { TeamVariableRow, Variable } from '../state/people-rows.js';

export const variablesOf: Handler<typeof teams.variables> = (call) => {
  const { id } = visibleTeam(call, call.args.teamId);
  return { teamVariables: [...call.state.teamVariables.of('teamId', id)].map(variableColumns) };
};

export const createVariable: Handler<typeof teams.createVariable> = (call) => {
  const { teamId, name, typeId, value } = call.args;
  visibleTeam(call, teamId);
  const { teamVariables } = call.state;
  if (teamVariables.has(teamId, name))
    throw invalidParameter('name', `A variable with the name '${name}' exists already.`);
  const row = teamVariables.add({ teamId, name, typeId, value, isSystem: false, history: [] });
  return { teamVariable: variableColumns(row) };
};

export const updateVariable: Handler<typeof teams.updateVariable> = (call) => {
  const row = variableOf(call, call.args);
  const past = { value: row.value, timestamp: new Date(call.state.now()).toISOString() };
  // A default is for what is absent: null is a value too.
  const { typeId = row.typeId, value = row.value } = call.args;
  call.state.teamVariables.change(row, { typeId, value, history: [...row.history, past] });
  return { teamVariable: variableColumns(row) };
};

export const deleteVariable: Handler<typeof teams.deleteVariable> = (call) => {
  const { name } = variableOf(call, call.args);
  if (call.args.confirmed !== true) throw confirmationNeeded(`Scenarios that use the variable '${name}' will fail.`);
  call.state.teamVariables.delete(call.args.teamId, name);
  return { ok: true };
};

/** What Make calls this list is not published. */
export const variableHistory: Handler<typeof teams.variableHistory> = (call) => ({
  history: variableOf(call, call.args).history.toReversed(),
});

interface OneVariable {
  readonly teamId: number;
  readonly variableName: string;
}

function variableOf(caller: Caller, { teamId, variableName }: OneVariable): TeamVariableRow {
  visibleTeam(caller, teamId);
  const row = caller.state.teamVariables.get(teamId, variableName);
  if (!row) throw notFound('Variable', variableName);
  return row;
}

/** A variable as Make lists it. */
export const variableColumns = ({ name, typeId, value, isSystem }: Variable) => ({ name, typeId, value, isSystem });
