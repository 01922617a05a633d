import { scenarios, type Scenario } from '@makegate/client/endpoints/scenarios';
import { askFor, type PageRequest } from '../page-of.js';
import type { ToolContext } from '../tool-context.js';

/** The part of the search that Make does itself. */
export interface ScenarioFilters {
  readonly teamId: number;
  readonly isActive?: boolean;
  readonly folderId?: number;
}

/**
 * The scenarios from `offset` on, and one more than `limit` if there are more. Make cannot search by name, so a name means
 * reading on until the page is full: in large steps, because each costs one of the organization's counted calls.
 */
export async function scenariosNamed(
  name: string | undefined,
  filters: ScenarioFilters,
  page: PageRequest,
  { make, signal }: Pick<ToolContext, 'make' | 'signal'>,
): Promise<Scenario[]> {
  if (name === undefined) {
    const reply = await make.scenarios.list({ ...filters, pg: askFor(page) }, { signal });
    return reply.scenarios;
  }
  const wanted = name.toLowerCase();
  const found: Scenario[] = [];
  const end = page.offset + page.limit + 1;
  for await (const scenario of make.each(scenarios.list, filters, { signal, pageSize: 500 })) {
    if (scenario.name.toLowerCase().includes(wanted)) found.push(scenario);
    if (found.length === end) break;
  }
  return found.slice(page.offset);
}
