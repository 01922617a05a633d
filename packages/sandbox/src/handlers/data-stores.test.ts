import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const customers = async () => {
  const { dataStores } = await open.make.dataStores.list({ teamId: open.zone.teamId });
  return { dataStoreId: called(dataStores, 'Customers').id };
};

test('deleting a data store says how much would be lost, and wants a confirmation', async () => {
  const store = await customers();
  await expect(open.make.dataStores.delete(store)).rejects.toMatchObject({
    makeCode: 'IM004',
    detail: expect.stringMatching(/240 records.*Register customer/),
  });
});

test('several stores are deleted at once, and one of the other team is not among them', async () => {
  const { make, zone } = open;
  const own = (await customers()).dataStoreId;
  const foreign = (await make.dataStores.list({ teamId: zone.otherTeamId })).dataStores[0]?.id ?? 0;
  const chosen = { teamId: zone.teamId, ids: [own, foreign], confirmed: true };
  await expect(make.dataStores.deleteMany(chosen)).rejects.toMatchObject({
    code: 'make_partial',
    reply: { dataStores: [own], error: { message: `Not found: ${foreign}.` } },
  });
  await expect(make.dataStores.get({ dataStoreId: foreign })).resolves.toMatchObject({ dataStore: { id: foreign } });
  await expect(make.dataStores.deleteMany({ teamId: zone.teamId, all: true })).rejects.toMatchObject({
    makeCode: 'IM004',
  });
});

test('a structure of the other team will not do', async () => {
  const { make, zone } = open;
  const [structure] = (await make.dataStructures.list({ teamId: zone.otherTeamId })).dataStructures;
  const store = { teamId: zone.teamId, name: 'Odd', maxSizeMB: 1, datastructureId: structure?.id ?? 0 };
  await expect(make.dataStores.create(store)).rejects.toMatchObject({ code: 'make_not_found' });
});

test('records are walked through page by page, each once', async () => {
  const { make } = open;
  const store = await customers();
  const keys = new Set<string>();
  for await (const { key } of make.each(dataStoreRecords.list, store, { pageSize: 70 })) keys.add(key);
  expect(keys.size).toBe(240);
  await expect(make.dataStoreRecords.list(store)).resolves.toMatchObject({ count: 240, strict: false });
});

test('a record must fit its structure', async () => {
  const store = await customers();
  const nameless = { ...store, key: 'x', data: { email: 'x@customers.example' } };
  await expect(open.make.dataStoreRecords.create(nameless)).rejects.toMatchObject({ suberrors: [{ name: 'name' }] });
});

test('a strict structure refuses fields it does not name', async () => {
  const { make, zone } = open;
  const { teamId } = zone;
  const spec = [{ name: 'sku', type: 'text' }];
  const { dataStructure } = await make.dataStructures.create({ teamId, name: 'Strict', strict: true, spec });
  const { dataStore } = await make.dataStores.create({
    teamId,
    name: 'Strict',
    maxSizeMB: 1,
    datastructureId: dataStructure.id,
  });
  const place = { dataStoreId: dataStore.id, dataStoreKeyRecord: 'a/b c' };
  await make.dataStoreRecords.replace({ ...place, record: { sku: 'S1' } });
  await expect(make.dataStoreRecords.update({ ...place, record: { colour: 'red' } })).rejects.toMatchObject({
    suberrors: [{ name: 'colour' }],
  });
  await expect(make.dataStoreRecords.list({ dataStoreId: dataStore.id })).resolves.toMatchObject({
    records: [{ key: 'a/b c', data: { sku: 'S1' } }],
  });
});

test('a key is taken once, and merging needs one that is there', async () => {
  const store = await customers();
  const { records } = await open.make.dataStoreRecords.list({ ...store, pg: { limit: 1 } });
  const key = records[0]?.key ?? '';
  const data = { name: 'N', email: 'n@customers.example' };
  await expect(open.make.dataStoreRecords.create({ ...store, key, data })).rejects.toMatchObject({ status: 400 });
  const missing = { ...store, dataStoreKeyRecord: 'nobody', record: { name: 'N' } };
  await expect(open.make.dataStoreRecords.update(missing)).rejects.toMatchObject({ status: 404 });
});

test('records are deleted only with a confirmation that counts them', async () => {
  const store = await customers();
  const all = { ...store, all: true };
  await expect(open.make.dataStoreRecords.deleteMany(all)).rejects.toMatchObject({
    makeCode: 'IM004',
    detail: expect.stringContaining("240 records of 'Customers'"),
  });
  await open.make.dataStoreRecords.deleteMany({ ...all, confirmed: true });
  await expect(open.make.dataStores.get(store)).resolves.toMatchObject({ dataStore: { records: 0, size: '0' } });
});

test('deleting a structure leaves its data stores without one', async () => {
  const store = await customers();
  const { dataStore } = await open.make.dataStores.get(store);
  const structure = { dataStructureId: dataStore.datastructureId ?? 0 };
  await expect(open.make.dataStructures.delete(structure)).rejects.toMatchObject({
    makeCode: 'IM004',
    detail: expect.stringContaining('Customers'),
  });
  await open.make.dataStructures.delete({ ...structure, confirmed: true });
  await expect(open.make.dataStores.get(store)).resolves.toMatchObject({ dataStore: { datastructureId: null } });
});

test('a full store refuses more with the code of the storage limit, until it is made larger', async () => {
  const { make, zone } = open;
  const { dataStore } = await make.dataStores.create({ teamId: zone.teamId, name: 'Tight', maxSizeMB: 1 });
  const place = { dataStoreId: dataStore.id };
  await make.dataStoreRecords.create({ ...place, key: 'a', data: { text: 'x'.repeat(900_000) } });
  const more = { ...place, dataStoreKeyRecord: 'b', record: { text: 'x'.repeat(200_000) } };
  await expect(make.dataStoreRecords.replace(more)).rejects.toMatchObject({ makeCode: 'IM003' });
  await expect(make.dataStoreRecords.list(place)).resolves.toMatchObject({ count: 1 });
  await make.dataStores.update({ ...place, maxSizeMB: 2 });
  await expect(make.dataStoreRecords.replace(more)).resolves.toMatchObject({ key: 'b' });
});
