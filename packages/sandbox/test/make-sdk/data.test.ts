import type { Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { found, names, openSdkZone } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

const newStore = () => make.dataStores.create({ name: 'Shelves', teamId: zone.teamId, maxSizeMB: 2 });

describe('data stores and records', () => {
  test('a created data store belongs to its team alone', async () => {
    const { id } = await newStore();
    await expect(make.dataStores.get(id)).resolves.toMatchObject({ name: 'Shelves', records: 0, maxSize: '2097152' });
    expect(names(await make.dataStores.list(zone.teamId))).toContain('Shelves');
    expect(names(await make.dataStores.list(zone.otherTeamId))).not.toContain('Shelves');
    await make.dataStores.update(id, { name: 'All shelves' });
    expect((await make.dataStores.get(id)).name).toBe('All shelves');
    await make.dataStores.delete(id);
    await expect(make.dataStores.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });

  test('records are created, merged, replaced and deleted', async () => {
    const { id } = await newStore();
    await make.dataStores.records.create(id, 'a1', { item: 'rope', count: 2 });
    const { key } = await make.dataStores.records.create(id, { item: 'lamp' });
    await make.dataStores.records.update(id, 'a1', { count: 5 });
    await make.dataStores.records.replace(id, key, { item: 'torch' });
    const rows = await make.dataStores.records.list(id);
    expect(rows).toContainEqual({ key: 'a1', data: { item: 'rope', count: 5 } });
    expect(rows).toContainEqual({ key, data: { item: 'torch' } });
    expect((await make.dataStores.get(id)).records).toBe(2);
    await make.dataStores.records.delete(id, ['a1']);
    expect((await make.dataStores.records.list(id)).map((row) => row.key)).toEqual([key]);
  });

  test('a seeded store is read page by page', async () => {
    const { id } = await found(make.dataStores.list(zone.teamId), 'Customers');
    const first = await make.dataStores.records.list(id, { pg: { limit: 100, offset: 0 } });
    const second = await make.dataStores.records.list(id, { pg: { limit: 100, offset: 100 } });
    expect(new Set([...first, ...second].map(({ key }) => key)).size).toBe(200);
  });
});

describe('data structures', () => {
  const spec = [{ name: 'sku', type: 'text', required: true }];
  const newStructure = () => make.dataStructures.create({ name: 'Item', teamId: zone.teamId, spec, strict: true });

  test('a created data structure belongs to its team alone', async () => {
    const { id } = await newStructure();
    await expect(make.dataStructures.get(id)).resolves.toMatchObject({ name: 'Item', strict: true, spec });
    expect(names(await make.dataStructures.list(zone.teamId))).toContain('Item');
    expect(names(await make.dataStructures.list(zone.otherTeamId))).not.toContain('Item');
  });

  test('it can be changed, copied into the other team, and deleted', async () => {
    const { id } = await newStructure();
    await make.dataStructures.update(id, { name: 'Item of stock' });
    expect((await make.dataStructures.get(id)).name).toBe('Item of stock');
    await make.dataStructures.clone(id, { name: 'Item copy', targetTeamId: zone.otherTeamId });
    expect(names(await make.dataStructures.list(zone.otherTeamId))).toContain('Item copy');
    await make.dataStructures.delete(id);
    await expect(make.dataStructures.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });
});
