import { organizations } from '@makegate/client/endpoints/organizations';
import { teams } from '@makegate/client/endpoints/teams';
import type { Place, ToolContext } from './tool-context.js';

/** What a credential has to be allowed to read for an organization to be found. */
export const findsOrganization = [teams.get, organizations.list];

/**
 * The configured organization, else that of the configured team, else the only one that the credential sees. `undefined`
 * when there are several; rejects when Make refuses to tell.
 */
export async function findOrganization(
  { teamId, organizationId }: Place,
  { make, signal }: Pick<ToolContext, 'make' | 'signal'>,
): Promise<number | undefined> {
  if (organizationId !== undefined) return organizationId;
  if (teamId !== undefined) return (await make.teams.get({ teamId }, { signal })).team.organizationId;
  const [only, another] = (await make.organizations.list({}, { signal })).organizations;
  return another === undefined ? only?.id : undefined;
}

/** The same, asked of Make once: what was found stays, what could not be found is looked for again. */
export function organizationFinder(place: Place): ToolContext['organization'] {
  let found: number | undefined;
  return async (context) => (found ??= await findOrganization(place, context));
}
