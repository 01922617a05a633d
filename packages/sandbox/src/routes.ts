import { affiliate } from '@makegate/client/endpoints/affiliate';
import { analytics } from '@makegate/client/endpoints/analytics';
import { appsCatalogue } from '@makegate/client/endpoints/apps-catalogue';
import { auditLogs } from '@makegate/client/endpoints/audit-logs';
import { cashier } from '@makegate/client/endpoints/cashier';
import { scenarioConsumptions } from '@makegate/client/endpoints/scenario-consumptions';
import { general } from '@makegate/client/endpoints/general';
import { aiAgents } from '@makegate/client/endpoints/ai-agents';
import { blueprints } from '@makegate/client/endpoints/blueprints';
import { connections } from '@makegate/client/endpoints/connections';
import { credentialRequests } from '@makegate/client/endpoints/credential-requests';
import { devices } from '@makegate/client/endpoints/devices';
import { rpcs } from '@makegate/client/endpoints/rpcs';
import { connectedSystems } from '@makegate/client/endpoints/connected-systems';
import { customProperties } from '@makegate/client/endpoints/custom-properties';
import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { dataStores } from '@makegate/client/endpoints/data-stores';
import { dataStructures } from '@makegate/client/endpoints/data-structures';
import { enums } from '@makegate/client/endpoints/enums';
import { executions } from '@makegate/client/endpoints/executions';
import { folders } from '@makegate/client/endpoints/folders';
import { functions } from '@makegate/client/endpoints/functions';
import { hooks } from '@makegate/client/endpoints/hooks';
import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { keys } from '@makegate/client/endpoints/keys';
import { notifications } from '@makegate/client/endpoints/notifications';
import { onPremAgents } from '@makegate/client/endpoints/on-prem-agents';
import { organizations } from '@makegate/client/endpoints/organizations';
import { privateSpaces } from '@makegate/client/endpoints/private-spaces';
import { scenarioNotes } from '@makegate/client/endpoints/scenario-notes';
import { scenarioTools } from '@makegate/client/endpoints/scenario-tools';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { sdkAppConnections } from '@makegate/client/endpoints/sdk-app-connections';
import { sdkAppEndpoints } from '@makegate/client/endpoints/sdk-app-endpoints';
import { sdkAppFunctions } from '@makegate/client/endpoints/sdk-app-functions';
import { sdkAppModules } from '@makegate/client/endpoints/sdk-app-modules';
import { sdkAppRpcs } from '@makegate/client/endpoints/sdk-app-rpcs';
import { sdkAppWebhooks } from '@makegate/client/endpoints/sdk-app-webhooks';
import { sdkApps } from '@makegate/client/endpoints/sdk-apps';
import { sharedScenarios } from '@makegate/client/endpoints/shared-scenarios';
import { teams } from '@makegate/client/endpoints/teams';
import { templates } from '@makegate/client/endpoints/templates';
import { userRoles } from '@makegate/client/endpoints/user-roles';
import { users } from '@makegate/client/endpoints/users';
import { affiliateHandlers } from './handlers/affiliate.js';
import { analyticsHandlers } from './handlers/analytics.js';
import { appsCatalogueHandlers } from './handlers/apps-catalogue.js';
import { auditLogsHandlers } from './handlers/audit-logs.js';
import { cashierHandlers } from './handlers/cashier.js';
import { scenarioConsumptionsHandlers } from './handlers/scenario-consumptions.js';
import { generalHandlers } from './handlers/general.js';
import { aiAgentsHandlers } from './handlers/ai-agents.js';
import { blueprintsHandlers } from './handlers/blueprints.js';
import { connectionsHandlers } from './handlers/connections.js';
import { credentialRequestsHandlers } from './handlers/credential-requests.js';
import {
  obsoleteCredentialRequests,
  obsoleteCredentialRequestsHandlers,
} from './handlers/obsolete-credential-requests.js';
import { devicesHandlers } from './handlers/devices.js';
import { rpcsHandlers } from './handlers/rpcs.js';
import { connectedSystemsHandlers } from './handlers/connected-systems.js';
import { customPropertiesHandlers } from './handlers/custom-properties.js';
import { dataStoreRecordsHandlers } from './handlers/data-store-records.js';
import { dataStoresHandlers } from './handlers/data-stores.js';
import { dataStructuresHandlers } from './handlers/data-structures.js';
import { enumsHandlers } from './handlers/enums.js';
import { executionsHandlers } from './handlers/executions.js';
import { foldersHandlers } from './handlers/folders.js';
import { functionsHandlers } from './handlers/functions.js';
import { hooksHandlers } from './handlers/hooks.js';
import { incompleteExecutionsHandlers } from './handlers/incomplete-executions.js';
import { keysHandlers } from './handlers/keys.js';
import { notificationsHandlers } from './handlers/notifications.js';
import { onPremAgentsHandlers } from './handlers/on-prem-agents.js';
import { organizationsHandlers } from './handlers/organizations.js';
import { privateSpacesHandlers } from './handlers/private-spaces.js';
import { scenarioNotesHandlers } from './handlers/scenario-notes.js';
import { scenarioToolsHandlers } from './handlers/scenario-tools.js';
import { scenariosHandlers } from './handlers/scenarios.js';
import { sdkAppConnectionsHandlers } from './handlers/sdk-app-connections.js';
import { sdkAppEndpointsHandlers } from './handlers/sdk-app-endpoints.js';
import { sdkAppFunctionsHandlers } from './handlers/sdk-app-functions.js';
import { sdkAppModulesHandlers } from './handlers/sdk-app-modules.js';
import { sdkAppRpcsHandlers } from './handlers/sdk-app-rpcs.js';
import { sdkAppWebhooksHandlers } from './handlers/sdk-app-webhooks.js';
import { sdkAppsHandlers } from './handlers/sdk-apps.js';
import { sharedScenariosHandlers } from './handlers/shared-scenarios.js';
import { teamsHandlers } from './handlers/teams.js';
import { templatesHandlers } from './handlers/templates.js';
import { userRolesHandlers } from './handlers/user-roles.js';
import { usersHandlers } from './handlers/users.js';
import { routesOf } from './route.js';
import type { Route } from './route.js';

/** What the zone's description of itself lists. */
const listed: readonly Route[] = [
  ...routesOf(scenarios, scenariosHandlers),
  ...routesOf(blueprints, blueprintsHandlers),
  ...routesOf(executions, executionsHandlers),
  ...routesOf(incompleteExecutions, incompleteExecutionsHandlers),
  ...routesOf(hooks, hooksHandlers),
  ...routesOf(connections, connectionsHandlers),
  ...routesOf(keys, keysHandlers),
  ...routesOf(dataStores, dataStoresHandlers),
  ...routesOf(dataStoreRecords, dataStoreRecordsHandlers),
  ...routesOf(dataStructures, dataStructuresHandlers),
  ...routesOf(folders, foldersHandlers),
  ...routesOf(scenarioTools, scenarioToolsHandlers),
  ...routesOf(scenarioNotes, scenarioNotesHandlers),
  ...routesOf(sharedScenarios, sharedScenariosHandlers),
  ...routesOf(templates, templatesHandlers),
  ...routesOf(functions, functionsHandlers),
  ...routesOf(customProperties, customPropertiesHandlers),
  ...routesOf(aiAgents, aiAgentsHandlers),
  ...routesOf(teams, teamsHandlers),
  ...routesOf(organizations, organizationsHandlers),
  ...routesOf(users, usersHandlers),
  ...routesOf(userRoles, userRolesHandlers),
  ...routesOf(sdkApps, sdkAppsHandlers),
  ...routesOf(sdkAppModules, sdkAppModulesHandlers),
  ...routesOf(sdkAppFunctions, sdkAppFunctionsHandlers),
  ...routesOf(sdkAppRpcs, sdkAppRpcsHandlers),
  ...routesOf(sdkAppConnections, sdkAppConnectionsHandlers),
  ...routesOf(sdkAppWebhooks, sdkAppWebhooksHandlers),
  ...routesOf(sdkAppEndpoints, sdkAppEndpointsHandlers),
  ...routesOf(onPremAgents, onPremAgentsHandlers),
  ...routesOf(connectedSystems, connectedSystemsHandlers),
  ...routesOf(privateSpaces, privateSpacesHandlers),
  ...routesOf(devices, devicesHandlers),
  ...routesOf(credentialRequests, credentialRequestsHandlers),
  ...routesOf(obsoleteCredentialRequests, obsoleteCredentialRequestsHandlers),
  ...routesOf(rpcs, rpcsHandlers),
  ...routesOf(notifications, notificationsHandlers),
  ...routesOf(affiliate, affiliateHandlers),
  ...routesOf(analytics, analyticsHandlers),
  ...routesOf(appsCatalogue, appsCatalogueHandlers),
  ...routesOf(auditLogs, auditLogsHandlers),
  ...routesOf(cashier, cashierHandlers),
  ...routesOf(scenarioConsumptions, scenarioConsumptionsHandlers),
  ...routesOf(enums, enumsHandlers),
];

/** Everything this zone answers. */
export const routes: readonly Route[] = [
  ...listed,
  ...routesOf(general, generalHandlers(listed.map(({ endpoint }) => endpoint))),
];
