import type { privateSpaces } from '@makegate/client/endpoints/private-spaces';
import { visibleOrganization } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded, forbidden, impossible, notFound } from '../http/refusal.js';
import { requireLicensed } from '../license.js';
import { pageOf } from '../listing.js';
import { organizationAdmin, organizationOwner } from '../roles.js';
import type { OrganizationRow, TeamRow } from '../state/people-rows.js';
import { addTeam } from '../state/places.js';

export const privateSpacesHandlers: Handlers<typeof privateSpaces> = {
  list: (call) => {
    const { id } = managedOrganization(call, call.args.organizationId);
    const page = pageOf(call.state.teams.of('organizationId', id), call.args.pg, {
      limit: 10_000,
      sortBy: 'name',
      where: ({ privateTo }) => privateTo !== undefined && call.args.externalId === undefined,
      columns: (row) => columns(call, row),
    });
    return { privateSpaces: page.rows, pg: page.pg };
  },
  create: (call) => {
    const { userId, operationsLimit } = call.args;
    const { id: organizationId } = managedOrganization(call, call.args.organizationId);
    const user = call.state.users.get(userId);
    if (!user || !call.state.organizationMembers.has(organizationId, userId)) throw notFound('User', userId);
    if (call.state.teams.of('organizationId', organizationId).find(({ privateTo }) => privateTo === userId)) {
      throw impossible(`'${user.name}' has a private space already.`);
    }
    const limit = operationsLimit === undefined ? {} : { operationsLimit };
    const row = addTeam(call.state, { organizationId, name: user.name, by: userId, isPrivate: true, ...limit });
    return { privateSpace: columns(call, row) };
  },
  get: (call) => {
    const row = spaceOf(call, call.args.privateSpaceId);
    if (row.privateTo !== call.token.userId) throw notFound('Private space', row.id);
    return { privateSpace: columns(call, row) };
  },
  update: (call) => {
    const row = spaceOf(call, call.args.privateSpaceId);
    managedOrganization(call, row.organizationId);
    const { operationsLimit = row.operationsLimit, confirmed } = call.args;
    const used = consumed(call, row);
    if (operationsLimit !== null && operationsLimit < used && confirmed !== true) {
      throw confirmationNeeded(`${used} operations are used already: the limit pauses the private space.`);
    }
    return { privateSpace: columns(call, call.state.teams.change(row, { operationsLimit })) };
  },
  delete: (call) => {
    const row = spaceOf(call, call.args.privateSpaceId);
    managedOrganization(call, row.organizationId);
    if (call.args.confirmed !== true) {
      const scenarios = call.state.scenarios.of('teamId', row.id).size;
      throw confirmationNeeded(`This deletes the private space '${row.name}' with ${scenarios} scenarios.`);
    }
    const last = columns(call, row);
    call.state.teams.delete(row.id);
    return { privateSpace: last };
  },
};

/** The organization, for those who may look after the private spaces of others. */
function managedOrganization(caller: Caller, organizationId: number): OrganizationRow {
  const organization = visibleOrganization(caller, organizationId);
  requireLicensed(organization, 'privateSpaces');
  const role = caller.state.organizationMembers.get(organizationId, caller.token.userId)?.usersRoleId;
  if (role === organizationOwner.id || role === organizationAdmin.id) return organization;
  throw forbidden('Access denied. Only owners and admins look after private spaces.');
}

/** The private space, for everybody in its organization. */
function spaceOf(caller: Caller, privateSpaceId: number): TeamRow {
  const row = caller.state.teams.get(privateSpaceId);
  const isMember = row && caller.state.organizationMembers.has(row.organizationId, caller.token.userId);
  if (!isMember || row.privateTo === undefined) throw notFound('Private space', privateSpaceId);
  requireLicensed(visibleOrganization(caller, row.organizationId), 'privateSpaces');
  return row;
}

function consumed({ state }: Caller, { id }: TeamRow): number {
  let sum = 0;
  for (const { operations } of state.executions.of('teamId', id)) sum += operations;
  return sum;
}

function columns(caller: Caller, row: TeamRow) {
  const owner = caller.state.users.get(row.privateTo ?? 0);
  const used = consumed(caller, row);
  return {
    id: row.id,
    name: row.name,
    organizationId: row.organizationId,
    type: 'personal',
    privateSpaceOwnerId: row.privateTo,
    privateSpaceOwnerName: owner?.name,
    privateSpaceOwnerEmail: owner?.email,
    operationsLimit: row.operationsLimit,
    transferLimit: null,
    consumedOperations: used,
    isPaused: row.operationsLimit !== null && used > row.operationsLimit,
  };
}
