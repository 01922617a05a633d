import { called, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { newHook } from '../hook-zone.js';

let open: OpenZone;

beforeAll(async () => {
  open = await openZone();
});

afterAll(() => open.zone.close());

const plainHook = { method: false, headers: false, stringify: false };

const addConnection = (rest: object = {}) =>
  open.make.connections.create({
    teamId: open.zone.teamId,
    connection: { accountName: 'Stock ledger', accountType: 'airtable3', ...rest },
  });

const newStore = async (name: string) =>
  (await open.make.dataStores.create({ teamId: open.zone.teamId, name, maxSizeMB: 1 })).dataStore;

describe('connections', () => {
  test('a connection is made with accountName as its label and accountType as its type', async () => {
    const { connection } = await addConnection({ apiToken: 'not-a-real-one' });
    expect(connection).toMatchObject({ name: 'Stock ledger', accountName: 'airtable3' });
  });

  test('a connection tells when it expires and whether it can be upgraded', async () => {
    const { connections } = await open.make.connections.list({ teamId: open.zone.teamId });
    const sheets = called(connections, 'Reporting sheets');
    expect(Date.parse(sheets.expire ?? '')).toBeGreaterThan(0);
    expect(connections.map(({ upgradeable }) => typeof upgradeable)).toEqual(connections.map(() => 'boolean'));
  });

  test('a connection that works is verified by its test', async () => {
    const { connection } = await addConnection({ apiToken: 'not-a-real-one' });
    await expect(open.make.connections.test({ connectionId: connection.id })).resolves.toEqual({ verified: true });
  });

  test('the schema of a connection says which fields its data has, and set-data replaces them all', async () => {
    const { connection } = await addConnection({ apiToken: 'not-a-real-one', baseUrl: 'https://ledger.example.com' });
    const connectionId = connection.id;
    const { editableParameters } = await open.make.connections.editableParameters({ connectionId });
    expect(editableParameters).toEqual(['apiToken', 'baseUrl']);
    const reply = await open.make.connections.setData({ connectionId, data: { apiToken: 'another-one' } });
    expect(reply).toEqual({ changed: true });
    const rows = [...open.zone.exportState()].join('');
    expect(rows).toContain('another-one');
    expect(rows).not.toContain('https://ledger.example.com');
  });
});

describe('keys', () => {
  test('there are nine types of keys, each with its parameters', async () => {
    const { keysTypes } = await open.make.keys.types();
    expect(keysTypes.map(({ name }) => name).toSorted()).toEqual([
      'aes-key',
      'apikeyauth',
      'apn',
      'basicauth',
      'clientcertauth',
      'eet',
      'gpg-private',
      'gpg-public',
      'webpay',
    ]);
    expect(keysTypes.filter(({ parameters }) => !parameters?.length)).toEqual([]);
  });
});

describe('hooks', () => {
  test('a hook of an app keeps its connection and its fields', async () => {
    const { make, zone } = open;
    const [connection] = (await make.connections.list({ teamId: zone.teamId })).connections;
    const fields = { __IMTCONN__: connection?.id, board: 'Orders' };
    const sketch = { name: 'Board', teamId: zone.teamId, typeName: 'trello-board', ...fields };
    await expect(make.hooks.create({ hook: sketch })).resolves.toMatchObject({
      hook: { typeName: 'trello-board', data: fields },
    });
  });

  test('a hook shows its address, its settings, its queue and its scenario', async () => {
    const { hookId, url } = await newHook(open, { ip: '127.0.0.1', udt: 5 });
    const { hook } = await open.make.hooks.get({ hookId });
    expect(hook).toMatchObject({
      id: hookId,
      teamId: open.zone.teamId,
      typeName: 'gateway-webhook',
      data: { ...plainHook, ip: '127.0.0.1', udt: 5 },
      enabled: true,
      gone: false,
      queueCount: 0,
      queueLimit: expect.any(Number),
      scenarioId: null,
      url,
    });
    expect(url.endsWith(String(hook.udid))).toBe(true);
  });

  test('a ping has no key around it: address, attached, learning and gone', async () => {
    const { hookId, url } = await newHook(open);
    const ping = await open.make.hooks.ping({ hookId });
    expect(ping).toEqual({ address: url, attached: false, learning: false, gone: false });
  });

  test('switching and learning answer success, may be repeated, and set-data answers changed', async () => {
    const { hookId } = await newHook(open);
    const { learnStart, learnStop, enable, disable, setData } = open.make.hooks;
    for (const call of [learnStart, learnStart, learnStop, learnStop, disable, disable, enable, enable]) {
      await expect(call({ hookId })).resolves.toEqual({ success: true });
    }
    await expect(setData({ hookId, data: { ...plainHook, headers: true } })).resolves.toEqual({ changed: true });
  });

  test('a mailhook has the address of a mailbox', async () => {
    const sketch = { name: 'Letters', teamId: open.zone.teamId, typeName: 'gateway-mailhook' };
    const { hook } = await open.make.hooks.create({ hook: sketch });
    expect(hook.url).toMatch(/^\w+@/);
  });
});

describe('data stores and structures', () => {
  test('sizes of a data store are bytes as text', async () => {
    const store = await newStore('Boxes');
    expect(store).toMatchObject({ size: '0', maxSize: '1048576' });
  });

  test('the key of a record is that of the caller, or Make invents one', async () => {
    const { id: dataStoreId } = await newStore('Crates');
    const { dataStoreRecords } = open.make;
    expect((await dataStoreRecords.create({ dataStoreId, key: 'c-1', data: {} })).key).toBe('c-1');
    expect((await dataStoreRecords.create({ dataStoreId, data: {} })).key).toMatch(/\w/);
  });

  test('PUT replaces a record or makes one, PATCH merges into one', async () => {
    const { id: dataStoreId } = await newStore('Pallets');
    const at = { dataStoreId, dataStoreKeyRecord: 'p-1' };
    const { dataStoreRecords } = open.make;
    await dataStoreRecords.replace({ ...at, record: { weight: 4, place: 'A' } });
    await dataStoreRecords.update({ ...at, record: { place: 'B' } });
    const only = async () => (await dataStoreRecords.list({ dataStoreId })).records[0]?.data;
    expect(await only()).toEqual({ weight: 4, place: 'B' });
    await dataStoreRecords.replace({ ...at, record: { place: 'C' } });
    expect(await only()).toEqual({ place: 'C' });
  });

  test('a structure has fields of every type, and a change replaces them all', async () => {
    const types = ['boolean', 'text', 'number', 'date', 'array', 'collection'];
    const spec = types.map((type) => ({ name: `a-${type}`, type }));
    const { dataStructures } = open.make;
    const { dataStructure } = await dataStructures.create({ teamId: open.zone.teamId, name: 'Parcel', spec });
    expect(dataStructure.spec).toEqual(spec);
    const other = [{ name: 'weight', type: 'number' }];
    const changed = await dataStructures.update({ dataStructureId: dataStructure.id, spec: other });
    expect(changed.dataStructure.spec).toEqual(other);
  });
});
