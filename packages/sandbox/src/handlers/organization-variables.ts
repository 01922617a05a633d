import type { organizations } from '@makegate/client/endpoints/organizations';
import { visibleOrganization } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import type { OrganizationRow, OrganizationVariableRow } from '../state/people-rows.js';
import { historyOf, requireConfirmed, requireVariables, variableChange, variableColumns } from './variables.js';

export const variablesOf: Handler<typeof organizations.variables> = (call) => {
  const { id } = organizationWithVariables(call, call.args.organizationId);
  const rows = [...call.state.organizationVariables.of('organizationId', id)];
  return { organizationVariables: rows.map(variableColumns) };
};

export const createVariable: Handler<typeof organizations.createVariable> = (call) => {
  const { organizationId, name, typeId, value } = call.args;
  organizationWithVariables(call, organizationId);
  const { organizationVariables } = call.state;
  if (organizationVariables.has(organizationId, name))
    throw invalidParameter('name', `A variable with the name '${name}' exists already.`);
  const row = organizationVariables.add({ organizationId, name, typeId, value, isSystem: false, history: [] });
  return { organizationVariable: variableColumns(row) };
};

export const updateVariable: Handler<typeof organizations.updateVariable> = (call) => {
  const row = variableOf(call, call.args);
  const change = variableChange(row, call.args, call.state.timestamp());
  return { organizationVariable: variableColumns(call.state.organizationVariables.change(row, change)) };
};

export const deleteVariable: Handler<typeof organizations.deleteVariable> = (call) => {
  const row = variableOf(call, call.args);
  requireConfirmed(row, call.args.confirmed);
  call.state.organizationVariables.delete(row.organizationId, row.name);
  return { ok: true };
};

export const variableHistory: Handler<typeof organizations.variableHistory> = (call) =>
  historyOf(variableOf(call, call.args));

interface OneVariable {
  readonly organizationId: number;
  readonly variableName: string;
}

function variableOf(caller: Caller, { organizationId, variableName }: OneVariable): OrganizationVariableRow {
  organizationWithVariables(caller, organizationId);
  const row = caller.state.organizationVariables.get(organizationId, variableName);
  if (!row) throw notFound('Variable', variableName);
  return row;
}

function organizationWithVariables(caller: Caller, organizationId: number): OrganizationRow {
  const organization = visibleOrganization(caller, organizationId);
  requireVariables(organization);
  return organization;
}
