import type { People } from '../people.js';
import type { License } from '../sandbox.js';
import type { OAuthClientSketch } from '../oauth/client-sketch.js';
import { seedClients } from '../oauth/clients.js';
import type { SeededClients } from '../oauth/clients.js';
import type { TokenRow } from '../state/people-rows.js';
import { addTeam } from '../state/places.js';
import { addToken } from '../state/tokens.js';
import { createState } from '../state/state.js';
import type { State } from '../state/state.js';
import { addAffiliate } from './affiliates.js';
import { addBelongings, addSpares } from './belongings.js';
import { addBuildingBlocks } from './building-blocks.js';
import { addCustomApps } from './custom-apps.js';
import { addHistory } from './history.js';
import { addMarketingScenarios } from './marketing-scenarios.js';
import { setOnDemandCount } from './on-demand-count.js';
import { addOnDemandScenarios } from './on-demand-scenarios.js';
import { addOrganization } from './organizations.js';
import type { SeededOrganization } from './organizations.js';
import { addOutsiders } from './outsiders.js';
import { addColleagues } from './people.js';
import { createRandom } from './random.js';
import { fillCustomers, fillSeenOrders } from './records.js';
import { addScheduledScenarios } from './scheduled-scenarios.js';
import { allScopes, readScopes } from './scopes.js';
import { addIncompleteExecutions } from './unfinished.js';

export interface SeedOptions {
  readonly seed: number;
  readonly now: () => number;
  /** How far the clock is wrong in what is written down. Default: not at all. */
  readonly skewMs?: () => number;
  readonly apiLimit: number;
  readonly onDemandScenarios: number | undefined;
  readonly license?: License | undefined;
  /** Beside those that every zone has. Default: none. */
  readonly oauthClients?: readonly OAuthClientSketch[] | undefined;
}

export interface Seeded extends SeededClients {
  readonly state: State;
  readonly apiToken: TokenRow;
  readonly readOnlyToken: TokenRow;
  readonly organizationId: number;
  readonly otherOrganizationId: number;
  readonly teamId: number;
  readonly otherTeamId: number;
  readonly people: People;
}

/** The same zone for the same seed and the same time. */
export function seedZone(options: SeedOptions): Seeded {
  const { seed, now, skewMs = () => 0, apiLimit, onDemandScenarios, license, oauthClients = [] } = options;
  const random = createRandom(seed);
  const state = createState(random, { now, timestamp: () => now() + skewMs() });
  const nordwind = addOrganization(state, {
    name: 'Nordwind Trading',
    apiLimit,
    license,
    owner: { name: 'Ines Kolar', email: 'ines.kolar@nordwind.example' },
    variables: [
      { name: 'companyName', typeId: 2, value: 'Nordwind Trading' },
      { name: 'vatRate', typeId: 1, value: 21 },
    ],
  });
  const teamId = addTeamWithRegion(state, nordwind, 'Operations');
  const otherTeamId = addTeamWithRegion(state, nordwind, 'Marketing');
  const operations = addBelongings(state, teamId);
  addSpares(state, teamId);
  const marketing = addBelongings(state, otherTeamId);
  addOnDemandScenarios(state, teamId, operations);
  addScheduledScenarios(state, teamId, operations);
  addMarketingScenarios(state, otherTeamId, marketing);
  fillCustomers(state, operations.customers, 240, random);
  fillSeenOrders(state, operations.seenOrders, 160, random);
  fillCustomers(state, marketing.customers, 60, random);
  addHistory(state, random);
  addUnfinished(state);
  const { id: organizationId } = nordwind.organization;
  const { id: userId } = nordwind.owner;
  const apiToken = addToken(state, { label: 'Everything', scopes: allScopes, userId });
  const readOnlyToken = addToken(state, { label: 'Reading only', scopes: readScopes, userId });
  // What stands below came later than what stands above, so that the older ids and tokens stayed as they were.
  if (onDemandScenarios !== undefined) setOnDemandCount(state, teamId, onDemandScenarios);
  const others = addOutsiders(state, apiLimit);
  const people = addColleagues(state, nordwind, others.owner.id, [teamId, otherTeamId]);
  addCustomApps(state, people.owner, people.outsider);
  addAffiliate(state, people.outsider);
  addBuildingBlocks(state, { teamId, otherTeamId, organizationId, outsiders: others.organization.id });
  const otherOrganizationId = others.organization.id;
  const tokens = { apiToken, readOnlyToken, ...seedClients(state, seed, oauthClients) };
  return { state, ...tokens, organizationId, otherOrganizationId, teamId, otherTeamId, people };
}

function addUnfinished(state: State): void {
  for (const scenario of state.scenarios) {
    if (scenario.behaviour === 'chargeInvoice') addIncompleteExecutions(state, scenario);
  }
}

function addTeamWithRegion(state: State, { organization, owner }: SeededOrganization, name: string): number {
  const { id: teamId } = addTeam(state, { organizationId: organization.id, name, by: owner.id });
  state.teamVariables.add({ teamId, name: 'region', typeId: 2, value: 'north', isSystem: false, history: [] });
  return teamId;
}
