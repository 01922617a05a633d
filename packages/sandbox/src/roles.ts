import type { Endpoint } from '@makegate/client';

/** What a person is in a team or in an organization. */
export interface Role {
  readonly id: number;
  readonly name: string;
  readonly category: 'organization' | 'team';
  /** Scopes, and ids of single endpoints, that the role opens; `*` stands for all, `*:read` for all that end so. */
  readonly permissions: readonly string[];
}

export const organizationOwner: Role = { id: 11, name: 'Owner', category: 'organization', permissions: ['*'] };
export const organizationAdmin: Role = { id: 12, name: 'Admin', category: 'organization', permissions: ['*'] };
export const organizationMember: Role = { id: 13, name: 'Member', category: 'organization', permissions: ['*:read'] };
const accountant: Role = { id: 14, name: 'Accountant', category: 'organization', permissions: ['*:read'] };
const appDeveloper: Role = {
  id: 15,
  name: 'App Developer',
  category: 'organization',
  permissions: ['*:read', 'sdk-apps:write'],
};

export const teamAdmin: Role = { id: 1, name: 'Team Admin', category: 'team', permissions: ['*'] };
const writtenByMembers = [
  'ai-agents',
  'connections',
  'credential-requests',
  'datastores',
  'devices',
  'dlqs',
  'functions',
  'hooks',
  'keys',
  'notifications',
  'scenarios',
  'scenarios-shared',
  'templates',
  'udts',
  'user',
] as const;
const memberPermissions = ['*:read', 'scenarios:run', ...writtenByMembers.map((family) => `${family}:write`)];
export const teamMember: Role = { id: 2, name: 'Team Member', category: 'team', permissions: memberPermissions };
export const teamMonitoring: Role = { id: 3, name: 'Team Monitoring', category: 'team', permissions: ['*:read'] };
export const teamOperator: Role = {
  id: 4,
  name: 'Team Operator',
  category: 'team',
  permissions: ['*:read', 'scenarios:run', 'scenarios.start', 'scenarios.stop'],
};

/**
 * The roles that every organization has. Owners and admins, and what they may, are as Make documents them; the ids and what the
 * roles of a team open are this sandbox's choice.
 */
export const builtInRoles: readonly Role[] = [
  teamAdmin,
  teamMember,
  teamMonitoring,
  teamOperator,
  organizationOwner,
  organizationAdmin,
  organizationMember,
  accountant,
  appDeveloper,
];

/** Whether somebody with this role may use the endpoint, as far as the role is asked. */
export function permits({ permissions }: Role, { id, scopes }: Pick<Endpoint, 'id' | 'scopes'>): boolean {
  return permissions.includes(id) || scopes.every((scope) => permissions.some((given) => covers(given, scope)));
}

const covers = (given: string, scope: string): boolean =>
  given === '*' || given === scope || (given === '*:read' && scope.endsWith(':read'));
