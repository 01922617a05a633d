import type { organizations } from '@makegate/client/endpoints/organizations';
import type { users } from '@makegate/client/endpoints/users';
import { asking, visibleOrganization, visibleTeam } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { isSameAddress } from '../email-address.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import { assignableRole } from '../memberships.js';
import { organizationMember, teamMember } from '../roles.js';
import type { InvitationRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';
import { invitationColumns } from './organization-columns.js';

export const invite: Handler<typeof organizations.invite> = (call) => {
  const { organizationId, email, name, usersRoleId = organizationMember.id, note, teamsId = [] } = call.args;
  const { state } = call;
  visibleOrganization(call, organizationId);
  assignableRole(state, 'organization', organizationId, usersRoleId);
  for (const teamId of teamsId) {
    const team = visibleTeam(asking(call, 'teams:write'), teamId);
    if (team.organizationId !== organizationId) throw notFound('Team', teamId);
  }
  requireStranger(state, organizationId, email);
  const row = state.invitations.add({
    id: state.nextId(),
    organizationId,
    email,
    name,
    usersRoleId,
    note: note ?? null,
    teamsId,
    hash: state.nextHexId(),
    created: new Date(state.timestamp()).toISOString(),
  });
  return { invitation: invitationColumns(row) };
};

/** The person of the token joins, with the role and the teams that the letter names, as far as they are still there. */
export const acceptInvitation: Handler<typeof organizations.acceptInvitation> = (call) => {
  const { state, token } = call;
  const row = lettersTo(call).find(({ hash }) => hash === call.args.hash);
  if (!row) throw notFound('Invitation', call.args.hash);
  const { id, organizationId, teamsId } = row;
  state.organizationMembers.add({ organizationId, userId: token.userId, usersRoleId: row.usersRoleId });
  for (const teamId of teamsId) {
    if (state.teams.has(teamId)) {
      state.teamMembers.add({ teamId, userId: token.userId, usersRoleId: teamMember.id });
    }
  }
  state.invitations.delete(id);
  return { invitation: invitationColumns(row) };
};

/** A real letter would carry the hash; here the person finds it in the list. */
export const invitations: Handler<typeof users.invitations> = (call) => ({
  organizationInvitations: lettersTo(call).map((row) => ({
    ...invitationColumns(row),
    organizationName: call.state.organizations.get(row.organizationId)?.name,
    hash: row.hash,
  })),
});

function lettersTo({ state, token }: Caller): InvitationRow[] {
  const address = state.users.get(token.userId)?.email ?? '';
  return state.invitations.filter(({ email }) => isSameAddress(email, address));
}

/** Throws the 400 for who is a member or invited already. */
function requireStranger(state: State, organizationId: number, email: string): void {
  const person = state.users.find((user) => isSameAddress(user.email, email));
  if (person && state.organizationMembers.has(organizationId, person.id)) {
    throw invalidParameter('email', `'${email}' is a member already.`);
  }
  if (state.invitations.of('organizationId', organizationId).find((row) => isSameAddress(row.email, email))) {
    throw invalidParameter('email', `'${email}' is invited already.`);
  }
}
