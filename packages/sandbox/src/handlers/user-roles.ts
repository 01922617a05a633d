import type { ArgumentsOf } from '@makegate/client';
import type { userRoles } from '@makegate/client/endpoints/user-roles';
import { organizationsOf, roleOf, asking, visibleOrganization, visibleTeam } from '../access.js';
import type { Call, Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { permissions, permissionsIn } from '../permissions.js';
import { builtInRoles } from '../roles.js';
import type { Role } from '../roles.js';
import { createCustom, deleteCustom, updateCustom } from './custom-roles.js';
import {
  organizationRole,
  organizationRoles,
  setOrganizationRole,
  setTeamRole,
  teamRole,
  teamRoles,
} from './given-roles.js';

export const userRolesHandlers: Handlers<typeof userRoles> = {
  list: (call) => {
    const { category, teamId, roleId, excludeRole = [] } = call.args;
    const rows = rolesOf(call, organizationsAsked(call)).filter(
      (role) =>
        (category === undefined || role.category === category) &&
        (teamId === undefined || role.category === 'team') &&
        (roleId === undefined || role.id === roleId) &&
        !excludeRole.includes(role.id),
    );
    return { usersRoles: rows.map((role) => roleColumns(call, role)) };
  },
  get: (call) => {
    const all = rolesOf(
      call,
      organizationsOf(call).map(({ id }) => id),
    );
    const role = all.find(({ id }) => id === call.args.roleId);
    if (!role) throw notFound('Role', call.args.roleId);
    return { usersRole: roleColumns(call, role) };
  },
  permissions: ({ args: { roleCategory } }) => ({
    usersRolesPermissions: permissions
      .filter((row) => roleCategory === undefined || row.roleCategory === roleCategory)
      .map(({ id, name, label, category, roleCategory: ofRole, requires }) => {
        return {
          id,
          name,
          label,
          note: '',
          category,
          roleCategory: ofRole,
          customRolesHidden: false,
          requires: [...requires],
        };
      }),
  }),
  createCustom,
  updateCustom,
  deleteCustom,
  teamRoles,
  teamRole,
  setTeamRole,
  organizationRoles,
  organizationRole,
  setOrganizationRole,
};

/** The organizations whose own roles are asked for: by default all of the caller's. */
function organizationsAsked(call: Call<ArgumentsOf<typeof userRoles.list>>): number[] {
  const { organizationId, teamId } = call.args;
  const asked: number[] = [];
  if (organizationId !== undefined) asked.push(visibleOrganization(call, organizationId).id);
  if (teamId !== undefined) asked.push(visibleTeam(asking(call, 'teams:read'), teamId).organizationId);
  return asked.length > 0 ? asked : organizationsOf(call).map(({ id }) => id);
}

/** The roles of everybody, and after them those of these organizations. */
function rolesOf({ state }: Caller, organizationIds: readonly number[]): Role[] {
  const own = state.customRoles.filter((row) => organizationIds.includes(row.organizationId));
  return [...builtInRoles, ...own.flatMap(({ id }) => roleOf(state, id) ?? [])];
}

function roleColumns({ state }: Caller, role: Role) {
  const own = state.customRoles.get(role.id);
  const allowed = own ? permissions.filter(({ id }) => own.permissionIds.includes(id)) : permissionsIn(role);
  return {
    id: role.id,
    name: role.name,
    category: role.category,
    subsidiary: false,
    managementType: own ? 'custom_managed' : 'system_locked',
    description: own?.description ?? null,
    organizationId: own?.organizationId ?? null,
    permissions: allowed.map(({ name }) => name),
  };
}
