import type { Caller } from './call.js';
import { forbidden, notFound } from './http/refusal.js';
import { customRole } from './permissions.js';
import { builtInRoles, organizationAdmin, organizationOwner, permits, teamAdmin } from './roles.js';
import type { Role } from './roles.js';
import type { OrganizationRow, TeamRow, TokenRow } from './state/people-rows.js';
import type { Rows } from './state/row-set.js';
import type { ScenarioRow } from './state/rows.js';
import type { State } from './state/state.js';
import type { Table } from './state/table.js';

interface Owned {
  readonly teamId: number;
}

/** Whether the caller reaches into this team with what it asks for. */
export function seesTeam(caller: Caller, teamId: number): boolean {
  const role = teamRoleOf(caller, teamId);
  return role !== undefined && permits(role, caller.endpoint);
}

/** The same caller, whose role is asked for another scope than the endpoint's: some writes have a scope that only reads. */
export const asking = <Call extends Caller>(call: Call, scope: string): Call => ({
  ...call,
  endpoint: { id: call.endpoint.id, scopes: [scope] },
});

/** Whether another token of the same person reaches no further than the caller's. */
export function coversToken({ token }: Caller, other: TokenRow): boolean {
  if (other.userId !== token.userId) return false;
  return token.teams === undefined || other.teams?.every((teamId) => token.teams?.includes(teamId)) === true;
}

/** The team, for whom it is there. Throws the 404 for who is not in it, and the 403 for whose role does not allow the call. */
export function visibleTeam(caller: Caller, teamId: number): TeamRow {
  const team = caller.state.teams.get(teamId);
  const role = team && teamRoleOf(caller, teamId);
  if (!role) throw notFound('Team', teamId);
  requireRole(caller, role);
  return team;
}

/**
 * The organization, for whom it is there. Throws as `visibleTeam` does, and the 403 for writes with a token that was made for
 * some teams only.
 */
export function visibleOrganization(caller: Caller, organizationId: number): OrganizationRow {
  const organization = caller.state.organizations.get(organizationId);
  const role = organization && organizationRoleOf(caller, organizationId);
  if (!role) throw notFound('Organization', organizationId);
  requireRole(caller, role);
  const writes = caller.endpoint.scopes.some((scope) => !scope.endsWith(':read'));
  if (writes && caller.token.teams) throw forbidden('Access denied. The token was made for some teams only.');
  return organization;
}

/** The organizations that the caller belongs to. */
export function organizationsOf({ state, token }: Caller): OrganizationRow[] {
  return [...state.organizations].filter(({ id }) => state.organizationMembers.has(id, token.userId));
}

/** The teams of an organization that the caller reaches into, oldest first. */
export function teamsOf(caller: Caller, organizationId: number): TeamRow[] {
  return caller.state.teams.of('organizationId', organizationId).filter(({ id }) => seesTeam(caller, id));
}

/** The row with this id, as far as the caller may see it. What it may not see looks exactly like what is not there. */
export function visible<Row extends Owned, Id extends keyof Row & string>(
  caller: Caller,
  rows: Table<Row, Id>,
  kind: string,
  id: Row[Id] & (number | string),
): Row {
  const row = rows.get(id);
  const role = row && teamRoleOf(caller, row.teamId);
  if (!role) throw notFound(kind, id);
  requireRole(caller, role);
  return row;
}

/** The rows of one team, oldest first. */
export function rowsOfTeam<Row extends Owned, Id extends keyof Row & string>(
  caller: Caller,
  rows: Table<Row, Id>,
  teamId: number,
): Rows<Row> {
  visibleTeam(caller, teamId);
  return rows.of('teamId', teamId);
}

/** The scenario, as far as the caller may see it. */
export const scenarioOf = (caller: Caller, scenarioId: number): ScenarioRow =>
  visible(caller, caller.state.scenarios, 'Scenario', scenarioId);

/** What the caller is in the team: nothing when the token was not made for it, or its person is not in it. */
function teamRoleOf(caller: Caller, teamId: number): Role | undefined {
  const { state, token } = caller;
  const team = state.teams.get(teamId);
  if (!team || token.teams?.includes(teamId) === false) return undefined;
  const inOrganization = organizationRoleOf(caller, team.organizationId);
  if (team.privateTo !== undefined) return team.privateTo === token.userId ? teamAdmin : undefined;
  if (inOrganization === organizationOwner) return teamAdmin;
  const member = state.teamMembers.get(teamId, token.userId);
  if (member) return roleOf(state, member.usersRoleId);
  return inOrganization === organizationAdmin ? teamKeeper : undefined;
}

/** Admins of an organization look after all of its teams, though not after what is in those they are not members of. */
const teamKeeper: Role = { ...teamAdmin, permissions: ['teams:read', 'teams:write'] };

function organizationRoleOf({ state, token }: Caller, organizationId: number): Role | undefined {
  const member = state.organizationMembers.get(organizationId, token.userId);
  return member && roleOf(state, member.usersRoleId);
}

/** Whether the caller's person owns the organization. */
export const isOwner = (caller: Caller, organizationId: number): boolean =>
  organizationRoleOf(caller, organizationId) === organizationOwner;

/** Whether the caller's person owns the organization or looks after it. */
export const isAdmin = (caller: Caller, organizationId: number): boolean =>
  isOwner(caller, organizationId) || organizationRoleOf(caller, organizationId) === organizationAdmin;

/** Whether the caller may do everything in the team. */
export const isTeamAdmin = (caller: Caller, teamId: number): boolean => teamRoleOf(caller, teamId) === teamAdmin;

/** The role with this id: one of everybody's, or one that an organization made. */
export function roleOf(state: State, id: number): Role | undefined {
  const own = state.customRoles.get(id);
  return own ? customRole(own) : builtInRoles.find((role) => role.id === id);
}

function requireRole({ endpoint }: Caller, role: Role): void {
  if (permits(role, endpoint)) return;
  if (role === teamKeeper) {
    throw forbidden('Access denied. Admins of the organization reach what a team has only as its members.');
  }
  throw forbidden(`Access denied. The role '${role.name}' does not allow this.`);
}
