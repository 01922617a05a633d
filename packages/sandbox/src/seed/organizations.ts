import type { License } from '../sandbox.js';
import { organizationOwner } from '../roles.js';
import type { OrganizationRow, UserRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';

/** What an organization begins with. */
export interface OrganizationSketch {
  readonly name: string;
  readonly apiLimit: number;
  /** Over the license of a Teams plan. */
  readonly license?: License | undefined;
  readonly owner: { readonly name: string; readonly email: string };
  readonly variables?: readonly { readonly name: string; readonly typeId: number; readonly value: unknown }[];
}

export interface SeededOrganization {
  readonly organization: OrganizationRow;
  readonly owner: UserRow;
}

const dayMs = 86_400_000;

/** An organization and its owner, without teams. */
export function addOrganization(state: State, sketch: OrganizationSketch): SeededOrganization {
  const organization = state.organizations.add({
    id: state.nextId(),
    name: sketch.name,
    createdAt: new Date(state.now() - 400 * dayMs).toISOString(),
    countryId: 2,
    timezoneId: 2,
    license: { ...teamsLicense(sketch.apiLimit), ...sketch.license },
    installedApps,
  });
  const { id: organizationId } = organization;
  for (const variable of sketch.variables ?? []) {
    state.organizationVariables.add({ organizationId, ...variable, isSystem: false, history: [] });
  }
  const owner = state.users.add({ id: state.nextId(), ...sketch.owner });
  state.organizationMembers.add({ organizationId, userId: owner.id, usersRoleId: organizationOwner.id });
  return { organization, owner };
}

const installedApps = [
  'builtin',
  'csv',
  'datastore',
  'email',
  'gateway',
  'http',
  'json',
  'scenario-service',
  'util',
  'xml',
];

const teamsLicense = (apiLimit: number) => ({
  apiLimit,
  operations: 80_000,
  transfer: 42_949_672_960,
  dslimit: 1000,
  dlqStorage: 10_000,
  scenarioIO: true,
  onDemandScheduling: true,
  customVariables: true,
  customFunctions: false,
  customProperties: false,
  auditLogsDays: 0,
  webhookLogRetentionDays: 3,
  analyticsAccess: false,
  onPremAgent: false,
  privateSpaces: false,
});
