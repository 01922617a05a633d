import type { teams } from '@makegate/client/endpoints/teams';
import { visibleTeam } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { confirmationNeeded, invalidParameter, notFound } from '../http/refusal.js';
import type { VariableRow } from '../state/rows.js';

export const variablesOf: Handler<typeof teams.variables> = (call) => {
  const { variables } = visibleTeam(call, call.args.teamId);
  return { teamVariables: [...variables.values()].map(variableColumns) };
};

export const createVariable: Handler<typeof teams.createVariable> = (call) => {
  const { teamId, name, typeId, value } = call.args;
  const { variables } = visibleTeam(call, teamId);
  if (variables.has(name)) throw invalidParameter('name', `A variable with the name '${name}' exists already.`);
  const row: VariableRow = { name, typeId, value, isSystem: false, history: [] };
  variables.set(name, row);
  return { teamVariable: variableColumns(row) };
};

export const updateVariable: Handler<typeof teams.updateVariable> = (call) => {
  const row = variableOf(call, call.args);
  row.history.push({ value: row.value, timestamp: new Date(call.state.now()).toISOString() });
  row.typeId = call.args.typeId ?? row.typeId;
  // Null is a value too.
  if (call.args.value !== undefined) row.value = call.args.value;
  return { teamVariable: variableColumns(row) };
};

export const deleteVariable: Handler<typeof teams.deleteVariable> = (call) => {
  const { name } = variableOf(call, call.args);
  if (call.args.confirmed !== true) throw confirmationNeeded(`Scenarios that use the variable '${name}' will fail.`);
  visibleTeam(call, call.args.teamId).variables.delete(name);
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

function variableOf(caller: Caller, { teamId, variableName }: OneVariable): VariableRow {
  const row = visibleTeam(caller, teamId).variables.get(variableName);
  if (!row) throw notFound('Variable', variableName);
  return row;
}

/** A variable as Make lists it. */
export const variableColumns = ({ name, typeId, value, isSystem }: VariableRow) => ({ name, typeId, value, isSystem });
