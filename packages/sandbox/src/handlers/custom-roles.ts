import type { userRoles } from '@makegate/client/endpoints/user-roles';
import { visibleOrganization } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { impossible, invalidParameter, notFound } from '../http/refusal.js';
import { requireLicensed } from '../license.js';
import { permissions } from '../permissions.js';
import { builtInRoles } from '../roles.js';
import type { CustomRoleRow } from '../state/people-rows.js';

export const createCustom: Handler<typeof userRoles.createCustom> = (call) => {
  const { organizationId, name, category, description = null, permissions: permissionIds = [] } = call.args;
  requireCustomRoles(call, organizationId);
  const row = { id: call.state.nextId(), organizationId, name, category, description, permissionIds };
  requireGood(call, row);
  return { role: customColumns(call.state.customRoles.add(row)) };
};

/** Holds from the next call on of everybody who has the role. */
export const updateCustom: Handler<typeof userRoles.updateCustom> = (call) => {
  const row = customRoleOf(call, call.args);
  const { name = row.name, description = row.description, permissions: permissionIds = row.permissionIds } = call.args;
  requireGood(call, { ...row, name, permissionIds });
  return { role: customColumns(call.state.customRoles.change(row, { name, description, permissionIds })) };
};

export const deleteCustom: Handler<typeof userRoles.deleteCustom> = (call) => {
  const { id, name } = customRoleOf(call, call.args);
  const { organizationMembers, teamMembers, invitations } = call.state;
  const holders = [organizationMembers, teamMembers, invitations].flatMap((rows) => [...rows.values()]);
  if (holders.some(({ usersRoleId }) => usersRoleId === id)) throw impossible(`Somebody has the role '${name}'.`);
  call.state.customRoles.delete(id);
  return { roleId: id };
};

interface OneRole {
  readonly roleId: number;
  readonly organizationId: number;
}

function requireCustomRoles(caller: Caller, organizationId: number): void {
  requireLicensed(visibleOrganization(caller, organizationId), 'customRoles');
}

function customRoleOf(caller: Caller, { roleId, organizationId }: OneRole): CustomRoleRow {
  requireCustomRoles(caller, organizationId);
  const row = caller.state.customRoles.get(roleId);
  if (row?.organizationId !== organizationId) throw notFound('Role', roleId);
  return row;
}

/** Throws the 400 for a name that another role has, and for permissions of the other kind of role. */
function requireGood({ state }: Caller, { id, organizationId, name, category, permissionIds }: CustomRoleRow): void {
  const others = [...builtInRoles, ...state.customRoles.of('organizationId', organizationId)];
  if (others.some((role) => role.id !== id && role.name === name && role.category === category)) {
    throw invalidParameter('name', `A role with the name '${name}' exists already.`);
  }
  const ofCategory = permissions.filter(({ roleCategory }) => roleCategory === category);
  const strange = permissionIds.filter((wanted) => !ofCategory.some((permission) => permission.id === wanted));
  if (strange.length > 0) throw invalidParameter('permissions', `No role of this kind has: ${strange.join(', ')}.`);
}

const customColumns = ({ id, name, category, description, permissionIds }: CustomRoleRow) => ({
  id,
  name,
  category,
  managementType: 'custom_managed',
  description,
  permissions: permissions.flatMap((row) => (permissionIds.includes(row.id) ? [{ id: row.id, name: row.name }] : [])),
});
