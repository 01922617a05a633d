import type { Endpoint } from '@makegate/client';
import { changeNoticed } from './audit-trail.js';
import type { Call, Handler, Handlers } from './call.js';
import { pickColumns } from './http/columns.js';
import { readArguments } from './http/request-arguments.js';
import type { Received } from './http/request-arguments.js';

/** An endpoint and what answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  /** The reply's body. Throws a `Refusal` for arguments that will not do, and for what the handler refuses. */
  readonly answer: (received: Received, caller: Omit<Call<unknown>, 'args' | 'endpoint'>) => Promise<unknown>;
}

/** The routes of one group of endpoints. */
export function routesOf<Group extends Readonly<Record<string, Endpoint>>>(
  group: Group,
  handlers: Handlers<Group>,
): Route[] {
  const found: Route[] = [];
  for (const name in group) found.push(routeOf(group[name], handlers[name]));
  return found;
}

const routeOf = <E extends Endpoint>(endpoint: E, handler: Handler<E>): Route => ({
  endpoint,
  answer: async (received, caller) => {
    const args = readArguments(endpoint, received);
    const call = { ...caller, args, endpoint };
    const writeDown = changeNoticed(call, endpoint, args);
    const reply = await handler(call);
    writeDown();
    return pickColumns(endpoint, reply, columnsIn(args));
  },
});

const columnsIn = (args: object): unknown => ('cols' in args ? args.cols : undefined);
