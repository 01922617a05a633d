import type { TestZone } from './zone.js';

/** Fields that tell when or how often something was written, not what it became. */
const timesOfWriting = new Set(['lastEdit', 'updatedByUser', 'scenarioVersion', 'created', 'version', 'last_edit']);

/** What the organization owns, as Make would tell a foreign client: rows by kind. Times of writing are left out. */
export async function stateOf({ make, sandbox }: TestZone): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { teamId, organizationId } = sandbox;
  const { scenarios } = await make.scenarios.list({ teamId });
  const { dataStores } = await make.dataStores.list({ teamId });
  const records = await Promise.all(
    dataStores.map(({ id }) => make.dataStoreRecords.list({ dataStoreId: id, pg: { offset: 0, limit: 1_000 } })),
  );
  const details = await Promise.all(
    scenarios.map(async ({ id }) => [
      await make.blueprints.get({ scenarioId: id }),
      await make.scenarios.getInterface({ scenarioId: id }),
    ]),
  );
  const { hooks } = await make.hooks.list({ teamId });
  const state = {
    scenarios,
    details,
    dataStores,
    records: records.map((store) => store.records),
    hooks,
    pings: await Promise.all(hooks.map(({ id }) => make.hooks.ping({ hookId: id }))),
    connections: (await make.connections.list({ teamId })).connections,
    keys: (await make.keys.list({ teamId })).keys,
    dataStructures: (await make.dataStructures.list({ teamId })).dataStructures,
    folders: (await make.folders.list({ teamId })).scenariosFolders,
    teams: (await make.teams.list({ organizationId })).teams,
  };
  return JSON.parse(JSON.stringify(state, (key, value) => (timesOfWriting.has(key) ? undefined : value)));
}

/** How many things there are, records included. */
export const sizeOfState = (state: Readonly<Record<string, readonly unknown[]>>): number =>
  Object.entries(state)
    .filter(([kind]) => kind !== 'details' && kind !== 'pings')
    .reduce((sum, [, rows]) => sum + rows.flat().length, 0);
