import { permits } from './roles.js';
import type { Role } from './roles.js';
import type { CustomRoleRow } from './state/people-rows.js';

/** Something that a custom role can allow, and the scopes that it opens. */
export interface Permission {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  /** What it is about. */
  readonly category: string;
  readonly roleCategory: Role['category'];
  /** Names of permissions that it is of no use without. */
  readonly requires: readonly string[];
  readonly scopes: readonly string[];
}

/** What can be seen and changed in each kind of place, and the scope family behind it. */
const things: Readonly<Record<Role['category'], Readonly<Record<string, string>>>> = {
  organization: {
    profile: 'organizations',
    teams: 'teams',
    users: 'user',
    variables: 'organization-variables',
    'private spaces': 'private-spaces',
    agents: 'agents',
    apps: 'sdk-apps',
    'custom properties': 'custom-property-structures',
    executions: 'scenarios',
  },
  team: {
    profile: 'teams',
    variables: 'team-variables',
    scenarios: 'scenarios',
    connections: 'connections',
    keys: 'keys',
    hooks: 'hooks',
    'data stores': 'datastores',
    'data structures': 'udts',
    'incomplete executions': 'dlqs',
    devices: 'devices',
    functions: 'functions',
    templates: 'templates',
  },
};

const firstIds = { organization: 100, team: 200 };

function permissionsOf(roleCategory: Role['category']): Permission[] {
  const firstId = firstIds[roleCategory];
  return Object.entries(things[roleCategory]).flatMap(([category, family], at): Permission[] => {
    const view = `${roleCategory} ${category} view`;
    const own = { category, roleCategory };
    const id = firstId + at * 2;
    return [
      { ...own, id: id + 1, name: view, label: `See ${category}`, requires: [], scopes: [`${family}:read`] },
      {
        ...own,
        id: id + 2,
        name: `${roleCategory} ${category} edit`,
        label: `Change ${category}`,
        requires: [view],
        scopes: [`${family}:write`],
      },
    ];
  });
}

/** All that custom roles are made of. Names and ids are this sandbox's own. */
export const permissions: readonly Permission[] = [
  ...permissionsOf('organization'),
  ...permissionsOf('team'),
  {
    id: 299,
    name: 'team scenarios run',
    label: 'Run scenarios',
    category: 'scenarios',
    roleCategory: 'team',
    requires: ['team scenarios view'],
    scopes: ['scenarios:run'],
  },
];

/** What everybody may who belongs to the place at all. */
const belonging = {
  organization: ['organization:read', 'organizations:read', 'teams:read'],
  team: ['teams:read'],
};

/** The role that an organization made of permissions. */
export const customRole = ({ id, name, category, permissionIds }: CustomRoleRow): Role => ({
  id,
  name,
  category,
  permissions: [
    ...belonging[category],
    ...permissions.filter((permission) => permissionIds.includes(permission.id)).flatMap(({ scopes }) => scopes),
  ],
});

/** What a role comes to in terms of permissions. */
export const permissionsIn = (role: Role): Permission[] =>
  permissions.filter(({ roleCategory, scopes }) => roleCategory === role.category && permits(role, { id: '', scopes }));
