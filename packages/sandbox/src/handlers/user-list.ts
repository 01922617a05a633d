import type { ArgumentsOf } from '@makegate/client';
import type { users } from '@makegate/client/endpoints/users';
import { asking, visibleOrganization, visibleTeam } from '../access.js';
import type { Call, Handler } from '../call.js';
import { contains } from '../contains.js';
import { badRequest } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { UserRow } from '../state/people-rows.js';

type Asked = Call<ArgumentsOf<typeof users.list>>;

/** The people of a team or of an organization, by their names. */
export const listUsers: Handler<typeof users.list> = (call) => {
  const organizationId = placeOf(call);
  const people = [...call.state.organizationMembers.of('organizationId', organizationId)].flatMap(
    ({ userId }) => call.state.users.get(userId) ?? [],
  );
  const page = pageOf(people, call.args.pg, {
    limit: 10_000,
    sortBy: 'name',
    where: (row) => isMeant(call, organizationId, row),
    columns: userColumns,
  });
  return { users: page.rows, pg: page.pg };
};

export const userColumns = ({ id, name, email, language, timezoneId, localeId, countryId }: UserRow) => ({
  id,
  name,
  email,
  language,
  timezoneId,
  localeId,
  countryId,
  features: {},
  avatar: '',
  lastLogin: null,
});

/** The organization that is asked about, by itself or by one of its teams. */
function placeOf(call: Asked): number {
  const { organizationId, teamId, filterByTeamId } = call.args;
  if (filterByTeamId !== undefined) visibleTeam(asking(call, 'teams:read'), filterByTeamId);
  if (organizationId !== undefined && teamId === undefined) return visibleOrganization(call, organizationId).id;
  if (teamId !== undefined && organizationId === undefined) {
    return visibleTeam(asking(call, 'teams:read'), teamId).organizationId;
  }
  throw badRequest('Give exactly one of organizationId and teamId.');
}

function isMeant({ state, args }: Asked, organizationId: number, { id, name, email }: UserRow): boolean {
  const { teamId, filterByTeamId, ids, tfaStatus = 0 } = args;
  return (
    [teamId, filterByTeamId].every((team) => team === undefined || state.teamMembers.has(team, id)) &&
    hasRoles({ state, args }, organizationId, id) &&
    contains(name, args.name) &&
    contains(email, args.email) &&
    (ids === undefined || ids.includes(id)) &&
    // Nobody here has a second factor.
    tfaStatus === 0
  );
}

function hasRoles({ state, args }: Pick<Asked, 'state' | 'args'>, organizationId: number, userId: number): boolean {
  const { organizationRoleId, teamRoleId, teamId } = args;
  const inTeams = [...state.teamMembers.of('userId', userId)].filter(
    (row) => teamId === undefined || row.teamId === teamId,
  );
  return (
    (organizationRoleId === undefined ||
      state.organizationMembers.get(organizationId, userId)?.usersRoleId === organizationRoleId) &&
    (teamRoleId === undefined || inTeams.some(({ usersRoleId }) => usersRoleId === teamRoleId))
  );
}
