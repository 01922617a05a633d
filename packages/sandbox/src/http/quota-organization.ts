import { isObject } from '../json-object.js';
import { placeBehind } from '../place-of.js';
import type { TokenRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';
import type { Received } from './request-arguments.js';

/**
 * The organization that a call counts against: the one that its arguments lead to by an organization, a team or the id of
 * anything that belongs to one, else the token's own; nothing for a person without an organization. Nobody can use up the limit
 * of an organization that they do not belong to.
 */
export function chargedOrganization(state: State, token: TokenRow, asked: Received): number | undefined {
  for (const part of [asked.params, asked.query, asked.body]) {
    for (const [name, id] of namedIn(part)) {
      const organizationId = placeBehind(state, name, id)?.organizationId;
      if (organizationId !== undefined && state.organizationMembers.has(organizationId, token.userId))
        return organizationId;
    }
  }
  return organizationOf(state, token);
}

/** Bytes and texts name nothing. */
const namedIn = (part: unknown): readonly (readonly [string, unknown])[] =>
  isObject(part) && !ArrayBuffer.isView(part) ? Object.entries(part) : [];

/** That of its first team or, for a token without teams, the first one its person has joined. */
function organizationOf(state: State, { teams: [teamId] = [], userId }: TokenRow): number | undefined {
  if (teamId !== undefined) return state.teams.get(teamId)?.organizationId;
  const [membership] = state.organizationMembers.of('userId', userId);
  return membership?.organizationId;
}
