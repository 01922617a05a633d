import type { Endpoint } from '@makegate/client';
import type { Call, Handlers } from './call.js';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { executions } from '@makegate/client/endpoints/executions';
import { organizations } from '@makegate/client/endpoints/organizations';
import { users } from '@makegate/client/endpoints/users';
import { executionsHandlers } from './handlers/executions.js';
import { organizationsHandlers } from './handlers/organizations.js';
import { scenariosHandlers } from './handlers/scenarios.js';
import { usersHandlers } from './handlers/users.js';

/** An endpoint and what answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly answer: (call: Call<Readonly<Record<string, unknown>>>) => unknown;
}

/** Everything this zone answers. */
export const routes: readonly Route[] = [
  ...routesOf(scenarios, scenariosHandlers),
  ...routesOf(executions, executionsHandlers),
  ...routesOf(organizations, organizationsHandlers),
  ...routesOf(users, usersHandlers),
];

function routesOf<Group extends Readonly<Record<string, Endpoint>>>(group: Group, handlers: Handlers<Group>): Route[] {
  const byName: Readonly<Record<string, (call: Call<never>) => unknown>> = handlers;
  return Object.entries(group).flatMap(([name, endpoint]) => {
    const handler = byName[name];
    // The server has read the arguments by this endpoint's own schemas, which is what the handler's type says of them.
    return handler ? [{ endpoint, answer: (call) => handler(call as Call<never>) }] : [];
  });
}
