import { teamAdmin } from '../roles.js';
import type { TeamRow } from './people-rows.js';
import type { State } from './state.js';

export interface TeamSketch {
  readonly organizationId: number;
  readonly name: string;
  readonly operationsLimit?: number;
  /** Who makes it, and so becomes its admin. */
  readonly by: number;
  /** A private space of that person. */
  readonly isPrivate?: boolean;
}

/** A new team, which owns nothing yet. */
export function addTeam(
  state: State,
  { organizationId, name, operationsLimit, by, isPrivate = false }: TeamSketch,
): TeamRow {
  const row = state.teams.add({
    id: state.nextId(),
    organizationId,
    name,
    operationsLimit: operationsLimit ?? null,
    llmConfiguration: { aiMappingAccountId: null, aiToolkitAccountId: null },
    ...(isPrivate && { privateTo: by }),
  });
  state.teamMembers.add({ teamId: row.id, userId: by, usersRoleId: teamAdmin.id });
  return row;
}

/** The organization that a team belongs to. */
export const organizationIdOf = (state: State, teamId: number): number => state.teams.get(teamId)?.organizationId ?? 0;
