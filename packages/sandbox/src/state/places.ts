import type { License } from '../sandbox.js';
import { organizationOwner, teamAdmin } from '../roles.js';
import type { OrganizationRow, TeamRow, UserRow } from './people-rows.js';
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

/** A person who is not in any place yet. */
export const addPerson = (state: State, sketch: Pick<UserRow, 'name' | 'email'>): UserRow =>
  state.users.add({ id: state.nextId(), language: 'en', timezoneId: 2, localeId: 1, countryId: 2, ...sketch });

/** A new organization with the apps and features of a Teams plan, which nobody is in yet. */
export const addOrganizationRow = (
  state: State,
  { apiLimit, license, ...sketch }: OrganizationStart,
): OrganizationRow =>
  state.organizations.add({
    id: state.nextId(),
    license: { ...teamsLicense(apiLimit), ...license },
    installedApps,
    featureControls: { aiAgents: true, aiToolkit: true, mcpToolboxes: true },
    ...sketch,
  });

type OrganizationStart = Pick<OrganizationRow, 'name' | 'createdAt' | 'countryId' | 'timezoneId'> & {
  readonly apiLimit: number;
  /** Over the license of a Teams plan. */
  readonly license?: License | undefined;
};

export const makeOwner = (state: State, organizationId: number, userId: number) =>
  state.organizationMembers.add({ organizationId, userId, usersRoleId: organizationOwner.id });

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
  customRoles: false,
  fulltext: false,
});
