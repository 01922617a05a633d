import { isObject } from '../json-object.js';
import type { TokenRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';
import { Table } from '../state/table.js';
import type { Received } from './request-arguments.js';

/**
 * The organization that a call counts against: the one that its arguments lead to by an organization, a team or the id of
 * anything that belongs to one, else the token's own; nothing for a person without an organization. Nobody can use up the limit
 * of an organization that they do not belong to.
 */
export function chargedOrganization(state: State, token: TokenRow, asked: Received): number | undefined {
  for (const part of [asked.params, asked.query, asked.body]) {
    for (const [name, id] of namedIn(part)) {
      const organizationId = organizationBehind(state, name, id);
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

/** Where arguments are named in another way than the table of what they identify. */
const tableNames: Readonly<Record<string, string>> = { dlqId: 'incompleteExecutions' };

function organizationBehind(state: State, argument: string, id: unknown): number | undefined {
  if (argument === 'organizationId') return Number(id);
  if (argument === 'teamId') return state.teams.get(Number(id))?.organizationId;
  if (!argument.endsWith('Id')) return undefined;
  const table: unknown = Reflect.get(state, tableNames[argument] ?? `${argument.slice(0, -2)}s`);
  return table instanceof Table ? organizationIn(state, table.get(id) ?? table.get(Number(id))) : undefined;
}

function organizationIn(state: State, row: unknown): number | undefined {
  if (!isObject(row)) return undefined;
  const { organizationId, teamId } = row;
  if (typeof organizationId === 'number') return organizationId;
  return typeof teamId === 'number' ? state.teams.get(teamId)?.organizationId : undefined;
}
