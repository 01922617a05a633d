/**
 * Every group of Make's API, loaded when it is first used: using one group loads no other.
 */
export const groups = {
  scenarios: async () => (await import('./endpoints/scenarios.js')).scenarios,
  blueprints: async () => (await import('./endpoints/blueprints.js')).blueprints,
  executions: async () => (await import('./endpoints/executions.js')).executions,
  incompleteExecutions: async () => (await import('./endpoints/incomplete-executions.js')).incompleteExecutions,
  hooks: async () => (await import('./endpoints/hooks.js')).hooks,
  connections: async () => (await import('./endpoints/connections.js')).connections,
  keys: async () => (await import('./endpoints/keys.js')).keys,
  dataStores: async () => (await import('./endpoints/data-stores.js')).dataStores,
  dataStoreRecords: async () => (await import('./endpoints/data-store-records.js')).dataStoreRecords,
  dataStructures: async () => (await import('./endpoints/data-structures.js')).dataStructures,
  folders: async () => (await import('./endpoints/folders.js')).folders,
  teams: async () => (await import('./endpoints/teams.js')).teams,
  organizations: async () => (await import('./endpoints/organizations.js')).organizations,
  users: async () => (await import('./endpoints/users.js')).users,
  enums: async () => (await import('./endpoints/enums.js')).enums,
};

/** The endpoints of every group by name, as they are once loaded. */
export type Groups = { readonly [Name in keyof typeof groups]: Awaited<ReturnType<(typeof groups)[Name]>> };
