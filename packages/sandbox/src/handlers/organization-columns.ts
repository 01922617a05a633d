import { teamsOf } from '../access.js';
import { lastResetMs, nextResetMs } from '../billing-period.js';
import type { Call, Caller } from '../call.js';
import type { InvitationRow, OrganizationMemberRow, OrganizationRow } from '../state/people-rows.js';

/** With the teams that the token reaches, and counts of what is in them. */
export function organizationColumns(call: Call<unknown>, row: OrganizationRow) {
  const { scenarios, now } = call.state;
  const { id, name, createdAt, countryId, timezoneId, license } = row;
  const visibleTeams = teamsOf(call, id);
  const rows = visibleTeams.flatMap((team) => [...scenarios.of('teamId', team.id)]);
  return {
    id,
    name,
    createdAt,
    countryId,
    timezoneId,
    zone: new URL(call.url).host,
    teams: visibleTeams.map((team) => ({ id: team.id, name: team.name })),
    license,
    serviceName: 'default',
    lastReset: new Date(lastResetMs(now())).toISOString(),
    nextReset: new Date(nextResetMs(now())).toISOString(),
    isPaused: false,
    productName: 'Teams',
    ssoType: null,
    scenarios: rows.length,
    activeScenarios: rows.filter(({ isActive }) => isActive).length,
    tfaEnforced: false,
    featureControls: controlColumns(row),
  };
}

export const controlColumns = ({ featureControls }: OrganizationRow) =>
  Object.entries(featureControls).map(([name, enabled]) => ({ name, enabled }));

export const memberColumns = ({ userId, organizationId, usersRoleId }: OrganizationMemberRow) => ({
  userId,
  organizationId,
  usersRoleId,
  invitation: null,
});

/** An invitation as everybody may see it who looks after the organization; the hash is for the invited person alone. */
export const invitationColumns = ({
  id,
  organizationId,
  email,
  name,
  usersRoleId,
  note,
  teamsId,
  created,
}: InvitationRow) => ({
  id,
  organizationId,
  email,
  name,
  usersRoleId,
  note,
  teamsId: [...teamsId],
  created,
});

/** Members, and after them those who are invited. */
export function membersOf({ state }: Caller, organizationId: number) {
  const invited = Array.from(state.invitations.of('organizationId', organizationId), (row) => ({
    userId: null,
    organizationId,
    usersRoleId: row.usersRoleId,
    invitation: invitationColumns(row),
  }));
  return [...Array.from(state.organizationMembers.of('organizationId', organizationId), memberColumns), ...invited];
}
