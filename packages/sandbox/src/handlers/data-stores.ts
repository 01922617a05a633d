import type { dataStores } from '@makegate/client/endpoints/data-stores';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { invalidateUsers, scenariosUsing } from '../blueprint-checks.js';
import { mostBytes } from '../data-store-space.js';
import { confirmationNeeded, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { DataStoreRow } from '../state/rows.js';
import { chosenOf } from './chosen.js';

export const dataStoresHandlers: Handlers<typeof dataStores> = {
  list: (call) => {
    const rows = rowsOfTeam(call, call.state.dataStores, call.args.teamId);
    const page = pageOf(rows, call.args.pg, { limit: 10_000, sortBy: 'name', columns: (row) => columns(call, row) });
    return { dataStores: page.rows, pg: page.pg };
  },
  create: (call) => {
    const { teamId, name, datastructureId, maxSizeMB } = call.args;
    visibleTeam(call, teamId);
    if (datastructureId !== undefined) requireStructure(call, teamId, datastructureId);
    const row = call.state.dataStores.add({
      id: call.state.nextId(),
      teamId,
      name,
      dataStructureId: datastructureId ?? null,
      maxSizeMb: maxSizeMB,
      usedBytes: 0,
    });
    return { dataStore: columns(call, row) };
  },
  deleteMany: (call) => {
    const rows = [...rowsOfTeam(call, call.state.dataStores, call.args.teamId)];
    const { found, error } = chosenOf(
      rows.map(({ id }) => id),
      call.args,
    );
    const doomed = rows.filter(({ id }) => found.includes(id));
    if (call.args.confirmed !== true) throw lossOf(call, doomed);
    for (const row of doomed) deleteStore(call, row);
    return { dataStores: found, ...(error && { error }) };
  },
  delete: (call) => {
    const row = dataStoreOf(call, call.args.dataStoreId);
    if (call.args.confirmed !== true) throw lossOf(call, [row]);
    deleteStore(call, row);
    return { dataStore: row.id };
  },
  get: (call) => ({ dataStore: columns(call, dataStoreOf(call, call.args.dataStoreId)) }),
  update: (call) => {
    const row = dataStoreOf(call, call.args.dataStoreId);
    const { name, datastructureId, maxSizeMB } = call.args;
    if (datastructureId !== undefined) requireStructure(call, row.teamId, datastructureId);
    call.state.dataStores.change(row, {
      name: name ?? row.name,
      dataStructureId: datastructureId ?? row.dataStructureId,
      maxSizeMb: maxSizeMB ?? row.maxSizeMb,
    });
    return { dataStore: columns(call, row) };
  },
};

function deleteStore({ state }: Caller, { id }: DataStoreRow): void {
  invalidateUsers(state, 'Data store', id);
  state.dataStores.delete(id);
}

/** The data store, as far as the token may see it. */
export const dataStoreOf = (caller: Caller, dataStoreId: number): DataStoreRow =>
  visible(caller, caller.state.dataStores, 'Data store', dataStoreId);

function requireStructure(caller: Caller, teamId: number, id: number): void {
  const { teamId: owner } = visible(caller, caller.state.dataStructures, 'Data structure', id);
  if (owner !== teamId) throw notFound('Data structure', id);
}

function lossOf({ state }: Caller, rows: readonly DataStoreRow[]) {
  const records = rows.reduce((sum, { id }) => sum + state.records.of('dataStoreId', id).size, 0);
  const users = [...new Set(rows.flatMap(({ id }) => scenariosUsing(state, 'Data store', id)))];
  return confirmationNeeded(
    `This deletes ${records} records and breaks these scenarios: ${users.join(', ') || 'none'}.`,
  );
}

/** Sizes are bytes written as text. */
const columns = ({ state }: Caller, row: DataStoreRow) => ({
  id: row.id,
  name: row.name,
  records: state.records.of('dataStoreId', row.id).size,
  size: String(row.usedBytes),
  maxSize: String(mostBytes(row)),
  teamId: row.teamId,
  datastructureId: row.dataStructureId,
});
