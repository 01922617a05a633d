import type { TokenRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { addTeam } from '../state/team.js';
import { addBelongings, addSpares } from './belongings.js';
import { emptyState } from './empty-state.js';
import { addHistory } from './history.js';
import { addMarketingScenarios } from './marketing-scenarios.js';
import { setOnDemandCount } from './on-demand-count.js';
import { addOnDemandScenarios } from './on-demand-scenarios.js';
import { createRandom } from './random.js';
import { fillCustomers, fillSeenOrders } from './records.js';
import { addScheduledScenarios } from './scheduled-scenarios.js';
import { allScopes, readScopes } from './scopes.js';
import { addIncompleteExecutions } from './unfinished.js';

export interface SeedOptions {
  readonly seed: number;
  readonly now: () => number;
  readonly apiLimit: number;
  readonly onDemandScenarios: number | undefined;
}

export interface Seeded {
  readonly state: State;
  readonly apiToken: TokenRow;
  readonly readOnlyToken: TokenRow;
  readonly teamId: number;
  readonly otherTeamId: number;
}

/** The same zone for the same seed and the same time. */
export function seedZone({ seed, now, apiLimit, onDemandScenarios }: SeedOptions): Seeded {
  const random = createRandom(seed);
  const state = emptyState({ random, now, apiLimit });
  const teamId = addTeamWithRegion(state, 'Operations');
  const otherTeamId = addTeamWithRegion(state, 'Marketing');
  const operations = addBelongings(state, teamId);
  addSpares(state, teamId);
  const marketing = addBelongings(state, otherTeamId);
  addOnDemandScenarios(state, teamId, operations);
  addScheduledScenarios(state, teamId, operations);
  addMarketingScenarios(state, otherTeamId, marketing);
  fillCustomers(operations.customers, 240, random, now());
  fillSeenOrders(operations.seenOrders, 160, random, now());
  fillCustomers(marketing.customers, 60, random, now());
  addHistory(state, random);
  addUnfinished(state);
  const apiToken = addToken(state, 'Everything', allScopes);
  const readOnlyToken = addToken(state, 'Reading only', readScopes);
  if (onDemandScenarios !== undefined) setOnDemandCount(state, teamId, onDemandScenarios);
  return { state, apiToken, readOnlyToken, teamId, otherTeamId };
}

function addUnfinished(state: State): void {
  for (const scenario of state.scenarios.values()) {
    if (scenario.behaviour === 'chargeInvoice') addIncompleteExecutions(state, scenario);
  }
}

function addTeamWithRegion(state: State, name: string): number {
  const { id, variables } = addTeam(state, name);
  variables.set('region', { name: 'region', typeId: 2, value: 'north', isSystem: false, history: [] });
  return id;
}

/** Issues an API token. Without `teams` it reaches all of them, those to come included. */
export function addToken(state: State, label: string, scopes: readonly string[], teams?: readonly number[]): TokenRow {
  const created = new Date(state.now()).toISOString();
  const row: TokenRow = { secret: state.nextUuid(), label, scopes, created, ...(teams && { teams }) };
  state.tokens.set(row.secret, row);
  return row;
}
