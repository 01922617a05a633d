import type { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import type { Caller, Handlers } from '../call.js';
import { putRecord, removeRecord } from '../data-store-space.js';
import { confirmationNeeded, invalid, invalidParameter, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import { inputProblems } from '../runs/scenario-inputs.js';
import type { DataStoreRow, DataStructureRow, Json, RecordRow } from '../state/rows.js';
import { chosenOf } from './chosen.js';
import { dataStoreOf } from './data-stores.js';

export const dataStoreRecordsHandlers: Handlers<typeof dataStoreRecords> = {
  list: (call) => {
    const store = dataStoreOf(call, call.args.dataStoreId);
    const structure = structureOf(call, store);
    const rows = call.state.records.of('dataStoreId', store.id);
    const page = pageOf(rows, call.args.pg, { limit: 10_000, sortBy: 'key', columns });
    const { spec = [], strict = false } = structure ?? {};
    return { records: page.rows, spec: [...spec], strict, count: rows.size, pg: page.pg };
  },
  create: (call) => {
    const store = dataStoreOf(call, call.args.dataStoreId);
    const { key = call.state.nextHexId().slice(0, 12), data = {} } = call.args;
    if (call.state.records.has(store.id, key))
      throw invalidParameter('key', `A record with the key '${key}' exists already.`);
    return write(call, store, key, data);
  },
  deleteMany: (call) => {
    const { dataStoreId, keys, all, exceptKeys, confirmed } = call.args;
    const store = dataStoreOf(call, dataStoreId);
    const present = [...call.state.records.of('dataStoreId', store.id)].map(({ key }) => key);
    const { found, error } = chosenOf(present, { ids: keys, all, exceptIds: exceptKeys });
    if (confirmed !== true)
      throw confirmationNeeded(`This deletes ${found.length} records of '${store.name}' for good.`);
    for (const key of found) removeRecord(call.state, store, key);
    return { keys: found, ...(error && { error }) };
  },
  replace: (call) => {
    const { dataStoreId, dataStoreKeyRecord, record } = call.args;
    return write(call, dataStoreOf(call, dataStoreId), dataStoreKeyRecord, record);
  },
  update: (call) => {
    const { dataStoreId, dataStoreKeyRecord, record } = call.args;
    const store = dataStoreOf(call, dataStoreId);
    const old = call.state.records.get(store.id, dataStoreKeyRecord);
    if (!old) throw notFound('Record', dataStoreKeyRecord);
    return write(call, store, dataStoreKeyRecord, { ...old.data, ...record });
  },
};

const columns = ({ key, data }: RecordRow) => ({ key, data });

function structureOf({ state }: Caller, { dataStructureId }: DataStoreRow): DataStructureRow | undefined {
  return dataStructureId === null ? undefined : state.dataStructures.get(dataStructureId);
}

function write(caller: Caller, store: DataStoreRow, key: string, data: Json): { key: string; data: Json } {
  const structure = structureOf(caller, store);
  if (structure) requireFit(structure, data);
  putRecord(caller.state, store, key, data);
  return { key, data };
}

/** A strict structure also refuses fields it does not name. */
function requireFit({ spec, strict }: DataStructureRow, data: Json): void {
  const named = spec.map(({ name }) => name);
  const unknown = strict ? Object.keys(data).filter((name) => !named.includes(name)) : [];
  const problems = unknown.map((name) => ({ name, message: `The data structure has no field '${name}'.` }));
  const all = [...inputProblems(spec, data), ...problems];
  if (all.length > 0) throw invalid(all);
}
