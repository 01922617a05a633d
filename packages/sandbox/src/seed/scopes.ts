const readAndWrite = [
  'agents',
  'ai-agents',
  'analytics',
  'connections',
  'credential-requests',
  'custom-property-structures',
  'devices',
  'keys',
  'hooks',
  'datastores',
  'udts',
  'private-spaces',
  'scenarios',
  'scenarios-shared',
  'dlqs',
  'functions',
  'templates',
  'organizations',
  'organization-variables',
  'teams',
  'team-variables',
  'user',
  'notifications',
  'sdk-apps',
] as const;

/** Every scope that opens a read of this zone. */
export const readScopes: readonly string[] = [...readAndWrite.map((family) => `${family}:read`), 'organization:read'];

/** Everything a token of this zone can have. */
export const allScopes: readonly string[] = [
  ...readScopes,
  ...readAndWrite.filter((family) => family !== 'analytics').map((family) => `${family}:write`),
  'scenarios:run',
];
