import { isObject } from './json-object.js';
import type { State } from './state/state.js';
import { Table } from './state/table.js';

/** Where a call does something. Without a team it is the organization itself. */
export interface Place {
  readonly organizationId: number;
  readonly teamId?: number;
}

/** Where the arguments of a call lead; nowhere for what belongs to people and for what is not there. */
export function placeOf(state: State, args: object): Place | undefined {
  // A body may be one argument of its own.
  for (const part of [args, ...Object.values(args).filter(isObject)]) {
    const places = Object.entries(part).map(([name, id]) => placeBehind(state, name, id));
    const found = places.find((place) => place?.teamId !== undefined) ?? places.find((place) => place !== undefined);
    if (found) return found;
  }
  return undefined;
}

/** Where arguments are named in another way than the table of what they identify. */
const tableNames: Readonly<Record<string, string>> = { dlqId: 'incompleteExecutions' };

/** Where one argument leads: an organization, a team, or the id of anything that belongs to one, as a number or as text. */
export function placeBehind(state: State, argument: string, id: unknown): Place | undefined {
  if (argument === 'organizationId') return organizationPlace(state, Number(id));
  if (argument === 'teamId') return teamPlace(state, Number(id));
  if (!argument.endsWith('Id')) return undefined;
  const table: unknown = Reflect.get(state, tableNames[argument] ?? `${argument.slice(0, -2)}s`);
  const row: unknown = table instanceof Table ? (table.get(id) ?? table.get(Number(id))) : undefined;
  if (!isObject(row)) return undefined;
  const { organizationId, teamId } = row;
  if (typeof teamId === 'number') return teamPlace(state, teamId);
  return typeof organizationId === 'number' ? organizationPlace(state, organizationId) : undefined;
}

const organizationPlace = (state: State, organizationId: number): Place | undefined =>
  state.organizations.has(organizationId) ? { organizationId } : undefined;

function teamPlace(state: State, teamId: number): Place | undefined {
  const team = state.teams.get(teamId);
  return team && { organizationId: team.organizationId, teamId };
}
