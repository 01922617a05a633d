import { asking, seesTeam } from '../access.js';
import type { Caller } from '../call.js';
import { notFound } from '../http/refusal.js';
import { owns } from '../memberships.js';
import type { TeamMemberRow } from '../state/people-rows.js';
import { organizationIdOf } from '../state/places.js';

export function teamMemberOf({ state }: Caller, teamId: number, userId: number): TeamMemberRow {
  const row = state.teamMembers.get(teamId, userId);
  if (!row) throw notFound('User', userId);
  return row;
}

/** `changeable` tells whether the caller may give the person another role. */
export const teamMemberColumns = (caller: Caller, { userId, teamId, usersRoleId }: TeamMemberRow) => ({
  userId,
  teamId,
  usersRoleId,
  changeable:
    seesTeam(asking(caller, 'teams:write'), teamId) &&
    !owns(caller.state, organizationIdOf(caller.state, teamId), userId),
});
