import { groups } from '@makegate/client';
import type { Effect, Endpoint } from '@makegate/client';

/** One operation of Make's API, as it is listed for people and for programs. */
export interface EndpointRow {
  /** As in the client: `make.<group>.<name>`. */
  readonly group: string;
  readonly name: string;
  readonly method: string;
  /** Below `/api/v2`, with `{name}` for each parameter. */
  readonly path: string;
  readonly scopes: readonly string[];
  readonly effect: Effect;
  readonly unverified: boolean;
}

/** What the client can do, group by group in its own order. */
export async function endpointRows(): Promise<readonly EndpointRow[]> {
  const loaded = Object.entries(groups).map(async ([group, load]): Promise<readonly EndpointRow[]> => {
    return rowsOf(group, await load());
  });
  return (await Promise.all(loaded)).flat();
}

const rowsOf = (group: string, members: Readonly<Record<string, Endpoint>>): readonly EndpointRow[] =>
  Object.entries(members).map(([name, { method, path, scopes, effect, unverified = false }]) => ({
    group,
    name,
    method,
    path: path.replaceAll(/:(\w+)/g, '{$1}'),
    scopes,
    effect,
    unverified,
  }));
