import type { Endpoint } from '@makegate/client';
import { blueprints } from '@makegate/client/endpoints/blueprints';
import { connections } from '@makegate/client/endpoints/connections';
import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { dataStores } from '@makegate/client/endpoints/data-stores';
import { dataStructures } from '@makegate/client/endpoints/data-structures';
import { enums } from '@makegate/client/endpoints/enums';
import { executions } from '@makegate/client/endpoints/executions';
import { folders } from '@makegate/client/endpoints/folders';
import { hooks } from '@makegate/client/endpoints/hooks';
import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { keys } from '@makegate/client/endpoints/keys';
import { organizations } from '@makegate/client/endpoints/organizations';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { teams } from '@makegate/client/endpoints/teams';
import { users } from '@makegate/client/endpoints/users';
import type { Call, Handler, Handlers } from './call.js';
import { blueprintsHandlers } from './handlers/blueprints.js';
import { connectionsHandlers } from './handlers/connections.js';
import { dataStoreRecordsHandlers } from './handlers/data-store-records.js';
import { dataStoresHandlers } from './handlers/data-stores.js';
import { dataStructuresHandlers } from './handlers/data-structures.js';
import { enumsHandlers } from './handlers/enums.js';
import { executionsHandlers } from './handlers/executions.js';
import { foldersHandlers } from './handlers/folders.js';
import { hooksHandlers } from './handlers/hooks.js';
import { incompleteExecutionsHandlers } from './handlers/incomplete-executions.js';
import { keysHandlers } from './handlers/keys.js';
import { organizationsHandlers } from './handlers/organizations.js';
import { scenariosHandlers } from './handlers/scenarios.js';
import { teamsHandlers } from './handlers/teams.js';
import { usersHandlers } from './handlers/users.js';
import { pickColumns } from './http/columns.js';
import { readArguments } from './http/request-arguments.js';
import type { Received } from './http/request-arguments.js';

/** An endpoint and what answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  /** The reply's body. Throws a `Refusal` for arguments that will not do, and for what the handler refuses. */
  readonly answer: (received: Received, caller: Omit<Call<unknown>, 'args'>) => Promise<unknown>;
}

/** Everything this zone answers. */
export const routes: readonly Route[] = [
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
  ...routesOf(teams, teamsHandlers),
  ...routesOf(organizations, organizationsHandlers),
  ...routesOf(users, usersHandlers),
  ...routesOf(enums, enumsHandlers),
];

function routesOf<Group extends Readonly<Record<string, Endpoint>>>(group: Group, handlers: Handlers<Group>): Route[] {
  const found: Route[] = [];
  for (const name in group) found.push(routeOf(group[name], handlers[name]));
  return found;
}

const routeOf = <E extends Endpoint>(endpoint: E, handler: Handler<E>): Route => ({
  endpoint,
  answer: async (received, caller) => {
    const args = readArguments(endpoint, received);
    return pickColumns(endpoint, await handler({ ...caller, args }), columnsIn(args));
  },
});

const columnsIn = (args: object): unknown => ('cols' in args ? args.cols : undefined);
