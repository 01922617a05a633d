import type { userRoles } from '@makegate/client/endpoints/user-roles';
import { asking, seesTeam, visibleOrganization, visibleTeam } from '../access.js';
import type { Handler } from '../call.js';
import { impossible, notFound } from '../http/refusal.js';
import { acquaintance, assignableRole, memberOf, removeFromOrganization, requireNotOwner } from '../memberships.js';
import { memberColumns } from './organization-columns.js';
import { teamMemberColumns, teamMemberOf } from './team-members.js';

/** The roles of a person in the teams that the caller reaches. */
export const teamRoles: Handler<typeof userRoles.teamRoles> = (call) => {
  const { id } = acquaintance(call, call.args.userId);
  const rows = call.state.teamMembers
    .of('userId', id)
    .filter(({ teamId }) => seesTeam(asking(call, 'teams:read'), teamId));
  return { userTeamRoles: rows.map((row) => teamMemberColumns(call, row)) };
};

export const teamRole: Handler<typeof userRoles.teamRole> = (call) => {
  const { id } = visibleTeam(asking(call, 'teams:read'), call.args.teamId);
  return { userTeamRole: teamMemberColumns(call, teamMemberOf(call, id, call.args.userId)) };
};

/** Brings a member of the organization into the team, changes what they may there, or takes them out: at once for all tokens. */
export const setTeamRole: Handler<typeof userRoles.setTeamRole> = (call) => {
  const { userId, usersRoleId } = call.args;
  const { id: teamId, organizationId, privateTo } = visibleTeam(asking(call, 'teams:write'), call.args.teamId);
  memberOf(call.state, organizationId, userId);
  requireNotOwner(call.state, organizationId, userId);
  if (privateTo !== undefined) throw impossible('A private space is of one person.');
  if (usersRoleId === undefined) {
    if (!call.state.teamMembers.delete(teamId, userId)) throw notFound('User', userId);
    return { userTeamRole: { userId, teamId, usersRoleId: null } };
  }
  assignableRole(call.state, 'team', organizationId, usersRoleId);
  return { userTeamRole: teamMemberColumns(call, call.state.teamMembers.add({ teamId, userId, usersRoleId })) };
};

/** The roles of a person in the organizations that the caller belongs to. */
export const organizationRoles: Handler<typeof userRoles.organizationRoles> = (call) => {
  const { state, token } = call;
  const { id } = acquaintance(call, call.args.userId);
  const rows = state.organizationMembers
    .of('userId', id)
    .filter(({ organizationId }) => state.organizationMembers.has(organizationId, token.userId));
  return { userOrganizationRoles: rows.map(memberColumns) };
};

export const organizationRole: Handler<typeof userRoles.organizationRole> = (call) => {
  const { id } = visibleOrganization(call, call.args.organizationId);
  return { userOrganizationRole: memberColumns(memberOf(call.state, id, call.args.userId)) };
};

/** Changes what a member may, or takes them out. Connections belong to teams, and stay either way. */
export const setOrganizationRole: Handler<typeof userRoles.setOrganizationRole> = (call) => {
  const { userId, usersRoleId } = call.args;
  const { id: organizationId } = visibleOrganization(call, call.args.organizationId);
  const row = memberOf(call.state, organizationId, userId);
  requireNotOwner(call.state, organizationId, userId);
  if (usersRoleId === undefined) {
    removeFromOrganization(call.state, organizationId, userId);
    return { userOrganizationRole: { userId, organizationId, usersRoleId: null } };
  }
  assignableRole(call.state, 'organization', organizationId, usersRoleId);
  return { userOrganizationRole: memberColumns(call.state.organizationMembers.change(row, { usersRoleId })) };
};
