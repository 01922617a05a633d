import type { ArgumentsOf } from '@makegate/client';
import type { auditLogs } from '@makegate/client/endpoints/audit-logs';
import { isAdmin, isTeamAdmin, visibleOrganization, visibleTeam } from '../access.js';
import type { Call, Caller, Handlers } from '../call.js';
import { dayMs } from '../day.js';
import { forbidden, notFound } from '../http/refusal.js';
import { requireLicensed } from '../license.js';
import { pageOf } from '../listing.js';
import type { AuditLogRow } from '../state/audit-rows.js';
import type { OrganizationRow } from '../state/people-rows.js';

export const auditLogsHandlers: Handlers<typeof auditLogs> = {
  organization: (call) => {
    const { team } = call.args;
    const kept = keptOf(call, openedOrganization(call, call.args.organizationId));
    return listed(
      call,
      kept.filter((row) => team === undefined || isMeant(team, row.changedTeamId, teamName(call, row))),
    );
  },
  organizationFilters: (call) => {
    const organization = openedOrganization(call, call.args.organizationId);
    const teams = [...call.state.teams.of('organizationId', organization.id)];
    const members = [...call.state.organizationMembers.of('organizationId', organization.id)];
    return {
      users: members.map(({ userId }) => actorOf(call, userId)),
      teams: teams.map(({ id, name }) => ({ id, name })),
      events: eventsIn(keptOf(call, organization)),
    };
  },
  team: (call) => listed(call, openedTeam(call, call.args.teamId)),
  teamFilters: (call) => {
    const rows = openedTeam(call, call.args.teamId);
    const members = [...call.state.teamMembers.of('teamId', call.args.teamId)];
    return { users: members.map(({ userId }) => actorOf(call, userId)), events: eventsIn(rows) };
  },
  get: (call) => {
    const { uuid } = call.args;
    const row = keptOf(call, openedOrganization(call, call.args.organizationId)).find((kept) => kept.uuid === uuid);
    if (!row) throw notFound('Audit log', uuid);
    return { ...columns(call, row), details: row.details };
  },
};

/** The organization, for its owners and admins, if its plan keeps a log. */
function openedOrganization(call: Caller, organizationId: number): OrganizationRow {
  const organization = visibleOrganization(call, organizationId);
  if (!isAdmin(call, organizationId)) throw forbidden('Audit logs are for owners and admins of the organization.');
  requireLicensed(organization, 'auditLogsDays');
  return organization;
}

/** The log of a team, for its admins, if the organization's plan keeps one. */
function openedTeam(call: Caller, teamId: number): AuditLogRow[] {
  const { organizationId } = visibleTeam(call, teamId);
  if (!isTeamAdmin(call, teamId)) throw forbidden('Audit logs of a team are for its admins.');
  const organization = call.state.organizations.get(organizationId);
  if (!organization) throw notFound('Team', teamId);
  requireLicensed(organization, 'auditLogsDays');
  return keptOf(call, organization).filter((row) => row.changedTeamId === teamId);
}

/** What is not yet older than the plan allows, as far as a token that was made for some teams reaches. */
function keptOf({ state, token }: Caller, { id, license }: OrganizationRow): AuditLogRow[] {
  const oldestMs = state.now() - Number(license['auditLogsDays']) * dayMs;
  const isReached = ({ changedTeamId }: AuditLogRow) =>
    token.teams === undefined || (changedTeamId !== null && token.teams.includes(changedTeamId));
  return state.auditLogs.of('organizationId', id).filter((row) => row.triggeredAtMs >= oldestMs && isReached(row));
}

function listed(call: Call<Omit<ArgumentsOf<typeof auditLogs.team>, 'teamId'>>, kept: readonly AuditLogRow[]) {
  const { event, author, pg } = call.args;
  const page = pageOf(kept, pg, {
    limit: 100,
    sortBy: 'triggeredAt',
    sortDir: 'desc',
    heldAs: { triggeredAt: 'triggeredAtMs' },
    where: (row) =>
      isWithin(call.args, row.triggeredAtMs) &&
      (event === undefined || event.includes(row.eventName)) &&
      (author === undefined || isMeant(author, row.actorId, actorOf(call, row.actorId).name)),
    columns: (row) => columns(call, row),
  });
  return { auditLogs: page.rows, pg: page.pg };
}

interface Days {
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
}

/** Both days included. */
const isWithin = ({ dateFrom, dateTo }: Days, ms: number): boolean =>
  (dateFrom === undefined || ms >= Date.parse(dateFrom)) && (dateTo === undefined || ms < Date.parse(dateTo) + dayMs);

/** Things may be asked for by id or by name. */
const isMeant = (asked: string, id: number | null, name: string | undefined): boolean =>
  asked === name || (id !== null && asked === String(id));

const teamName = ({ state }: Caller, { changedTeamId }: AuditLogRow): string | undefined =>
  changedTeamId === null ? undefined : state.teams.get(changedTeamId)?.name;

const actorOf = ({ state }: Caller, id: number) => ({ id, name: state.users.get(id)?.name ?? 'Deleted user' });

const eventsIn = (rows: readonly AuditLogRow[]): string[] => [...new Set(rows.map(({ eventName }) => eventName))];

function columns(call: Caller, row: AuditLogRow) {
  const triggeredAt = new Date(row.triggeredAtMs).toISOString();
  const { organizationId: id, changedTeamId } = row;
  return {
    id: row.uuid,
    uuid: row.uuid,
    createdAt: triggeredAt,
    triggeredAt,
    organization: { id, name: call.state.organizations.get(id)?.name },
    eventName: row.eventName,
    team: changedTeamId === null ? null : { id: changedTeamId, name: teamName(call, row) ?? 'Deleted team' },
    actor: actorOf(call, row.actorId),
    targetId: row.targetId,
    version: 1,
  };
}
