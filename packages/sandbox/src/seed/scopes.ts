const readAndWrite = [
  'analytics',
  'connections',
  'keys',
  'hooks',
  'datastores',
  'udts',
  'scenarios',
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
