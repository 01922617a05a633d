import { roleOf } from './access.js';
import type { Caller } from './call.js';
import { impossible, invalidParameter, notFound } from './http/refusal.js';
import { organizationAdmin, organizationOwner } from './roles.js';
import type { Role } from './roles.js';
import type { OrganizationMemberRow, UserRow } from './state/people-rows.js';
import type { State } from './state/state.js';

/** Somebody whom the caller knows: themselves, or a member of an organization of theirs. */
export function acquaintance({ state, token }: Caller, userId: number): UserRow {
  const user = state.users.get(userId);
  const mine = state.organizationMembers.of('userId', token.userId);
  const isColleague =
    mine.find(({ organizationId }) => state.organizationMembers.has(organizationId, userId)) !== undefined;
  if (!user || !(isColleague || userId === token.userId)) throw notFound('User', userId);
  return user;
}

export function memberOf(state: State, organizationId: number, userId: number): OrganizationMemberRow {
  const row = state.organizationMembers.get(organizationId, userId);
  if (!row) throw notFound('User', userId);
  return row;
}

export const owns = (state: State, organizationId: number, userId: number): boolean =>
  state.organizationMembers.get(organizationId, userId)?.usersRoleId === organizationOwner.id;

/** Throws the 422 for who can only cease to be the owner by a transfer. */
export function requireNotOwner(state: State, organizationId: number, userId: number): void {
  if (owns(state, organizationId, userId)) {
    throw impossible('This person owns the organization. Transfer the ownership first.');
  }
}

/** A role that somebody can be given there. Throws the 400 for any other. */
export function assignableRole(state: State, category: Role['category'], organizationId: number, roleId: number): Role {
  const role = roleOf(state, roleId);
  const home = state.customRoles.get(roleId)?.organizationId ?? organizationId;
  if (role?.category !== category || home !== organizationId || role === organizationOwner) {
    throw invalidParameter('usersRoleId', `There is no role ${roleId} to give here.`);
  }
  return role;
}

/** The owner becomes an admin, the other person the owner. */
export function transferOwnership(state: State, from: OrganizationMemberRow, to: OrganizationMemberRow): void {
  state.organizationMembers.change(from, { usersRoleId: organizationAdmin.id });
  state.organizationMembers.change(to, { usersRoleId: organizationOwner.id });
}

/** Takes a person out of an organization: out of its teams too, and their private space goes. */
export function removeFromOrganization(state: State, organizationId: number, userId: number): void {
  for (const { id, privateTo } of state.teams.of('organizationId', organizationId)) {
    if (privateTo === userId) state.teams.delete(id);
    else state.teamMembers.delete(id, userId);
  }
  state.organizationMembers.delete(organizationId, userId);
}
