import { codeOf } from '../error-code.js';
import type { Place, PlaceAdvice, ToolContext } from '../tool-context.js';

/** What is known about where tools work. */
export interface CheckedPlace {
  readonly place: Place;
  /** Why nothing will work there. */
  readonly problem?: string;
}

/** Looks whether the configured team is there, and in which organization. Never throws but for a cancel. */
export async function checkTeam({
  make,
  signal,
  place,
  placeAdvice,
  access,
}: Pick<ToolContext, 'make' | 'signal' | 'place' | 'placeAdvice' | 'access'>): Promise<CheckedPlace> {
  const { teamId } = place;
  if (teamId === undefined) return { place };
  try {
    const { team } = await make.teams.get({ teamId }, { signal });
    return { place: { teamId, organizationId: place.organizationId ?? team.organizationId } };
  } catch (error) {
    if (signal.aborted) throw error;
    const code = codeOf(error);
    // Without the scope to read teams, a refusal says nothing about the team.
    const hidden = code === 'make_forbidden' && access.scopes?.includes('teams:read') === true;
    return code === 'make_not_found' || hidden ? { place, problem: problemWith(teamId, placeAdvice) } : { place };
  }
}

function problemWith(teamId: number, advice: PlaceAdvice | undefined): string {
  const other = advice ? ` To choose another, ${advice.team}; teams_list shows the teams.` : '';
  return `Team ${teamId} was not found, or this token cannot see it.${other}`;
}
