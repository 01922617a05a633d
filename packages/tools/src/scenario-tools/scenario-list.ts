import type { MakeClient } from '@makegate/client';
import { scenarios, type Scenario } from '@makegate/client/endpoints/scenarios';
import type { Place } from '../tool-context.js';

/** Where scenarios are looked for: a team, or every team of an organization. */
export type Whereabouts = { readonly teamId: number } | { readonly organizationId: number };

/**
 * The configured team, else the configured organization, else the only organization that the credential sees. `undefined`
 * when there are several, because offering the scenarios of all of them would be a surprise.
 */
export async function whereaboutsOf(
  { teamId, organizationId }: Place,
  make: Pick<MakeClient, 'organizations'>,
  signal: AbortSignal,
): Promise<Whereabouts | undefined> {
  if (teamId !== undefined) return { teamId };
  if (organizationId !== undefined) return { organizationId };
  const { organizations } = await make.organizations.list({}, { signal });
  const [only, another] = organizations;
  return only !== undefined && another === undefined ? { organizationId: only.id } : undefined;
}

/** All scenarios there, whatever they do, in Make's order. */
export async function listScenarios(
  where: Whereabouts,
  make: Pick<MakeClient, 'each'>,
  signal: AbortSignal,
): Promise<readonly Scenario[]> {
  const all: Scenario[] = [];
  for await (const scenario of make.each(scenarios.list, where, { signal })) all.push(scenario);
  return all;
}
