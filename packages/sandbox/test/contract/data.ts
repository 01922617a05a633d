import type { OpenZone } from '../open-zone.js';
import { gains, holds, loses } from './expectations.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

const prepared =
  (more: Args = {}): RowArgs =>
  (_, found) => ({ ...found, ...more });
const inTeam =
  (more: Args = {}): RowArgs =>
  ({ zone }) => ({ teamId: zone.teamId, ...more });
const stores: RowCall = { endpoint: 'dataStores.list', args: inTeam() };
const structures: RowCall = { endpoint: 'dataStructures.list', args: inTeam() };
const otherTeams = (endpoint: string): RowCall => ({ endpoint, args: ({ zone }) => ({ teamId: zone.otherTeamId }) });
const untouched = otherTeams('dataStores.list');
const spec = [{ name: 'sku', type: 'text', required: true }];

/** A store that no scenario uses, with two records. */
async function shelves({ make, zone: { teamId } }: OpenZone): Promise<{ dataStoreId: number }> {
  const { dataStore } = await make.dataStores.create({ teamId, name: 'Shelves', maxSizeMB: 2 });
  const dataStoreId = dataStore.id;
  await make.dataStoreRecords.create({ dataStoreId, key: 'a1', data: { item: 'rope', count: 2 } });
  await make.dataStoreRecords.create({ dataStoreId, key: 'b2', data: { item: 'lamp', count: 1 } });
  return { dataStoreId };
}

async function shelfOnly(open: OpenZone): Promise<Args> {
  return { ids: [(await shelves(open)).dataStoreId] };
}

/** A structure that no store uses. */
async function item({ make, zone: { teamId } }: OpenZone): Promise<Args> {
  const { dataStructure } = await make.dataStructures.create({ teamId, name: 'Item', spec, strict: true });
  return { dataStructureId: dataStructure.id };
}

const records: RowCall = { endpoint: 'dataStoreRecords.list', args: prepared() };

const recordWrites: readonly WriteRow[] = [
  {
    write: 'dataStoreRecords.create',
    prepare: shelves,
    args: prepared({ key: 'c3', data: { item: 'torch' } }),
    read: records,
    changes: gains('records', { key: 'c3', data: { item: 'torch' } }),
    untouched,
  },
  {
    write: 'dataStoreRecords.replace',
    prepare: shelves,
    args: prepared({ dataStoreKeyRecord: 'a1', record: { item: 'chain' } }),
    read: records,
    changes: (_, after) => expect(after).toHaveProperty('records.0', { key: 'a1', data: { item: 'chain' } }),
    untouched,
  },
  {
    write: 'dataStoreRecords.update',
    prepare: shelves,
    args: prepared({ dataStoreKeyRecord: 'a1', record: { count: 5 } }),
    read: records,
    changes: (_, after) => expect(after).toHaveProperty('records.0', { key: 'a1', data: { item: 'rope', count: 5 } }),
    untouched,
  },
  {
    write: 'dataStoreRecords.deleteMany',
    prepare: shelves,
    args: prepared({ keys: ['a1'], confirmed: true }),
    read: records,
    changes: holds({ count: 1, records: [{ key: 'b2' }] }),
    untouched,
  },
];

const structureWrites: readonly WriteRow[] = [
  {
    write: 'dataStructures.create',
    args: inTeam({ name: 'Parcel', spec }),
    read: structures,
    changes: gains('dataStructures', { name: 'Parcel' }),
    untouched: otherTeams('dataStructures.list'),
  },
  {
    write: 'dataStructures.update',
    prepare: item,
    args: prepared({ spec: [{ name: 'weight', type: 'number' }] }),
    read: { endpoint: 'dataStructures.get', args: prepared() },
    // The whole list of fields is replaced.
    changes: (_, after) => expect(after).toHaveProperty('dataStructure.spec', [{ name: 'weight', type: 'number' }]),
    untouched: otherTeams('dataStructures.list'),
  },
  {
    write: 'dataStructures.delete',
    prepare: item,
    args: prepared({ confirmed: true }),
    read: structures,
    changes: loses('dataStructures', 'Item'),
    untouched: otherTeams('dataStructures.list'),
  },
  {
    write: 'dataStructures.clone',
    prepare: item,
    args: prepared({ name: 'Item copy' }),
    read: structures,
    changes: gains('dataStructures', { name: 'Item copy' }),
    untouched: otherTeams('dataStructures.list'),
  },
];

/** What each write of data stores, records and data structures changes, and that the other team's stay as they are. */
export const dataWrites: readonly WriteRow[] = [
  {
    write: 'dataStores.create',
    args: inTeam({ name: 'Pallets', maxSizeMB: 3 }),
    read: stores,
    changes: gains('dataStores', { name: 'Pallets', records: 0, maxSize: '3145728' }),
    untouched,
  },
  {
    write: 'dataStores.update',
    prepare: shelves,
    args: prepared({ name: 'All shelves' }),
    read: { endpoint: 'dataStores.get', args: prepared() },
    changes: holds({ dataStore: { name: 'All shelves', records: 2 } }),
    untouched,
  },
  {
    write: 'dataStores.delete',
    prepare: shelves,
    args: prepared({ confirmed: true }),
    read: stores,
    changes: loses('dataStores', 'Shelves'),
    untouched,
  },
  {
    write: 'dataStores.deleteMany',
    prepare: shelfOnly,
    args: ({ zone }, found) => ({ ...found, teamId: zone.teamId, confirmed: true }),
    read: stores,
    changes: loses('dataStores', 'Shelves'),
    untouched,
  },
  ...recordWrites,
  ...structureWrites,
];
