import type { aiAgents } from './endpoints/ai-agents.js';
import type { blueprints } from './endpoints/blueprints.js';
import type { connections } from './endpoints/connections.js';
import type { customProperties } from './endpoints/custom-properties.js';
import type { dataStoreRecords } from './endpoints/data-store-records.js';
import type { dataStores } from './endpoints/data-stores.js';
import type { dataStructures } from './endpoints/data-structures.js';
import type { enums } from './endpoints/enums.js';
import type { executions } from './endpoints/executions.js';
import type { folders } from './endpoints/folders.js';
import type { functions } from './endpoints/functions.js';
import type { hooks } from './endpoints/hooks.js';
import type { incompleteExecutions } from './endpoints/incomplete-executions.js';
import type { keys } from './endpoints/keys.js';
import type { organizations } from './endpoints/organizations.js';
import type { scenarioNotes } from './endpoints/scenario-notes.js';
import type { scenarioTools } from './endpoints/scenario-tools.js';
import type { scenarios } from './endpoints/scenarios.js';
import type { sdkAppConnections } from './endpoints/sdk-app-connections.js';
import type { sdkAppEndpoints } from './endpoints/sdk-app-endpoints.js';
import type { sdkAppFunctions } from './endpoints/sdk-app-functions.js';
import type { sdkAppModules } from './endpoints/sdk-app-modules.js';
import type { sdkAppRpcs } from './endpoints/sdk-app-rpcs.js';
import type { sdkAppWebhooks } from './endpoints/sdk-app-webhooks.js';
import type { sdkApps } from './endpoints/sdk-apps.js';
import type { connectedSystems } from './endpoints/connected-systems.js';
import type { credentialRequests } from './endpoints/credential-requests.js';
import type { devices } from './endpoints/devices.js';
import type { rpcs } from './endpoints/rpcs.js';
import type { notifications } from './endpoints/notifications.js';
import type { onPremAgents } from './endpoints/on-prem-agents.js';
import type { privateSpaces } from './endpoints/private-spaces.js';
import type { sharedScenarios } from './endpoints/shared-scenarios.js';
import type { teams } from './endpoints/teams.js';
import type { templates } from './endpoints/templates.js';
import type { userRoles } from './endpoints/user-roles.js';
import type { users } from './endpoints/users.js';
import type { analytics } from './endpoints/analytics.js';
import type { auditLogs } from './endpoints/audit-logs.js';
import type { affiliate } from './endpoints/affiliate.js';
import type { cashier } from './endpoints/cashier.js';
import type { scenarioConsumptions } from './endpoints/scenario-consumptions.js';
import type { appsCatalogue } from './endpoints/apps-catalogue.js';
import type { general } from './endpoints/general.js';

/** The endpoints of every group by name, as they are once loaded. */
export interface Groups {
  readonly scenarios: typeof scenarios;
  readonly blueprints: typeof blueprints;
  readonly executions: typeof executions;
  readonly incompleteExecutions: typeof incompleteExecutions;
  readonly hooks: typeof hooks;
  readonly connections: typeof connections;
  readonly keys: typeof keys;
  readonly dataStores: typeof dataStores;
  readonly dataStoreRecords: typeof dataStoreRecords;
  readonly dataStructures: typeof dataStructures;
  readonly folders: typeof folders;
  readonly onPremAgents: typeof onPremAgents;
  readonly connectedSystems: typeof connectedSystems;
  readonly privateSpaces: typeof privateSpaces;
  readonly devices: typeof devices;
  readonly credentialRequests: typeof credentialRequests;
  readonly rpcs: typeof rpcs;
  readonly notifications: typeof notifications;
  readonly scenarioTools: typeof scenarioTools;
  readonly scenarioNotes: typeof scenarioNotes;
  readonly sharedScenarios: typeof sharedScenarios;
  readonly templates: typeof templates;
  readonly functions: typeof functions;
  readonly customProperties: typeof customProperties;
  readonly aiAgents: typeof aiAgents;
  readonly teams: typeof teams;
  readonly organizations: typeof organizations;
  readonly users: typeof users;
  readonly userRoles: typeof userRoles;
  readonly sdkApps: typeof sdkApps;
  readonly sdkAppModules: typeof sdkAppModules;
  readonly sdkAppFunctions: typeof sdkAppFunctions;
  readonly sdkAppRpcs: typeof sdkAppRpcs;
  readonly sdkAppConnections: typeof sdkAppConnections;
  readonly sdkAppWebhooks: typeof sdkAppWebhooks;
  readonly sdkAppEndpoints: typeof sdkAppEndpoints;
  readonly analytics: typeof analytics;
  readonly auditLogs: typeof auditLogs;
  readonly affiliate: typeof affiliate;
  readonly cashier: typeof cashier;
  readonly scenarioConsumptions: typeof scenarioConsumptions;
  readonly appsCatalogue: typeof appsCatalogue;
  readonly general: typeof general;
  readonly enums: typeof enums;
}

/**
 * Every group of Make's API, loaded when it is first used: using one group loads no other.
 */
export const groups: { readonly [Name in keyof Groups]: () => Promise<Groups[Name]> } = {
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
  onPremAgents: async () => (await import('./endpoints/on-prem-agents.js')).onPremAgents,
  connectedSystems: async () => (await import('./endpoints/connected-systems.js')).connectedSystems,
  privateSpaces: async () => (await import('./endpoints/private-spaces.js')).privateSpaces,
  devices: async () => (await import('./endpoints/devices.js')).devices,
  credentialRequests: async () => (await import('./endpoints/credential-requests.js')).credentialRequests,
  rpcs: async () => (await import('./endpoints/rpcs.js')).rpcs,
  notifications: async () => (await import('./endpoints/notifications.js')).notifications,
  scenarioTools: async () => (await import('./endpoints/scenario-tools.js')).scenarioTools,
  scenarioNotes: async () => (await import('./endpoints/scenario-notes.js')).scenarioNotes,
  sharedScenarios: async () => (await import('./endpoints/shared-scenarios.js')).sharedScenarios,
  templates: async () => (await import('./endpoints/templates.js')).templates,
  functions: async () => (await import('./endpoints/functions.js')).functions,
  customProperties: async () => (await import('./endpoints/custom-properties.js')).customProperties,
  aiAgents: async () => (await import('./endpoints/ai-agents.js')).aiAgents,
  teams: async () => (await import('./endpoints/teams.js')).teams,
  organizations: async () => (await import('./endpoints/organizations.js')).organizations,
  users: async () => (await import('./endpoints/users.js')).users,
  userRoles: async () => (await import('./endpoints/user-roles.js')).userRoles,
  sdkApps: async () => (await import('./endpoints/sdk-apps.js')).sdkApps,
  sdkAppModules: async () => (await import('./endpoints/sdk-app-modules.js')).sdkAppModules,
  sdkAppFunctions: async () => (await import('./endpoints/sdk-app-functions.js')).sdkAppFunctions,
  sdkAppRpcs: async () => (await import('./endpoints/sdk-app-rpcs.js')).sdkAppRpcs,
  sdkAppConnections: async () => (await import('./endpoints/sdk-app-connections.js')).sdkAppConnections,
  sdkAppWebhooks: async () => (await import('./endpoints/sdk-app-webhooks.js')).sdkAppWebhooks,
  sdkAppEndpoints: async () => (await import('./endpoints/sdk-app-endpoints.js')).sdkAppEndpoints,
  analytics: async () => (await import('./endpoints/analytics.js')).analytics,
  auditLogs: async () => (await import('./endpoints/audit-logs.js')).auditLogs,
  affiliate: async () => (await import('./endpoints/affiliate.js')).affiliate,
  cashier: async () => (await import('./endpoints/cashier.js')).cashier,
  scenarioConsumptions: async () => (await import('./endpoints/scenario-consumptions.js')).scenarioConsumptions,
  appsCatalogue: async () => (await import('./endpoints/apps-catalogue.js')).appsCatalogue,
  general: async () => (await import('./endpoints/general.js')).general,
  enums: async () => (await import('./endpoints/enums.js')).enums,
};
