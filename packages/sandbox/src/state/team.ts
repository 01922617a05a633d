import type { TeamRow } from './rows.js';
import type { State } from './state.js';

/** A new team of the zone's organization, which owns nothing yet. */
export function addTeam(state: State, name: string, operationsLimit: number | null = null): TeamRow {
  const id = state.nextId();
  const llmConfiguration = { aiMappingAccountId: null, aiToolkitAccountId: null };
  const organizationId = state.organization.id;
  const row: TeamRow = { id, organizationId, name, operationsLimit, variables: new Map(), llmConfiguration };
  state.teams.set(id, row);
  return row;
}
