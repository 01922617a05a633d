import { Make } from '@makehq/sdk';
import type { Blueprint } from '@makehq/sdk';
import { startSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';

/** Make's own SDK knows nothing of us: what it can do here, it can do on Make. */
let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  zone = await startSandbox({ runDurationMs: 20, responsiveWaitMs: 2_000 });
  make = new Make(zone.apiToken, zone.zone);
  make.protocol = 'http';
});

afterEach(() => zone.close());

const blueprint = (name: string): Blueprint => ({
  name,
  flow: [{ id: 1, module: 'util:SetVariables', version: 1, parameters: {}, mapper: { variables: [] } }],
  metadata: {},
  scheduling: { type: 'on-demand' },
  interface: { input: [], output: [] },
});

const newScenario = (name: string) =>
  make.scenarios.create({ teamId: zone.teamId, scheduling: { type: 'on-demand' }, blueprint: blueprint(name) });

const newConnection = () =>
  make.connections.create({ name: 'Ledger', accountName: 'airtable3', teamId: zone.teamId, data: { apiToken: 'x' } });

const newKey = () =>
  make.keys.create({
    name: 'Till',
    teamId: zone.teamId,
    typeName: 'apikeyauth',
    parameters: { key: 'hidden-value' },
  });

const newStore = () => make.dataStores.create({ name: 'Shelves', teamId: zone.teamId, maxSizeMB: 2 });

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

async function found<Row extends { readonly name: string }>(rows: Promise<readonly Row[]>, name: string): Promise<Row> {
  const row = (await rows).find((candidate) => candidate.name === name);
  if (!row) throw new Error(`Nothing is called ${name}.`);
  return row;
}

/** Reads until the answer is good, for what goes on by itself. */
async function eventually<Value>(read: () => Promise<Value>, good: (value: Value) => boolean): Promise<Value> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const value = await read();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to pass.');
}

const scenarioCalled = (name: string) => found(make.scenarios.list(zone.teamId), name);

describe('scenarios', () => {
  test('a created scenario is read back by get and list, and not by the other team', async () => {
    const { id } = await newScenario('Sort the post');
    await expect(make.scenarios.get(id)).resolves.toMatchObject({ id, name: 'Sort the post', isActive: false });
    expect(names(await make.scenarios.list(zone.teamId))).toContain('Sort the post');
    expect(names(await make.scenarios.list(zone.otherTeamId))).not.toContain('Sort the post');
    expect(names(await make.scenarios.listInOrganization(zone.organizationId))).toContain('Sort the post');
  });

  test('an update changes what the next read shows', async () => {
    const { id } = await newScenario('Sort the post');
    await make.scenarios.update(id, { name: 'Sort all post', scheduling: { type: 'indefinitely', interval: 900 } });
    const read = await make.scenarios.get(id);
    expect(read.name).toBe('Sort all post');
    expect(read.scheduling).toMatchObject({ type: 'indefinitely', interval: 900 });
  });

  test('activate and deactivate switch it', async () => {
    const { id } = await newScenario('Sort the post');
    await expect(make.scenarios.activate(id)).resolves.toBe(true);
    expect((await make.scenarios.get(id)).isActive).toBe(true);
    await expect(make.scenarios.deactivate(id)).resolves.toBe(true);
    expect((await make.scenarios.get(id)).isActive).toBe(false);
  });

  test('a run gives the outputs that its inputs ask for', async () => {
    const { id } = await scenarioCalled('Quote shipping cost');
    const slow = await make.scenarios.run(id, { destination: 'Brno', weightKg: 10 });
    expect(slow).toMatchObject({ status: 1, outputs: { destination: 'Brno', price: 16.5, deliveryDays: 4 } });
    const express = await make.scenarios.run(id, { destination: 'Brno', weightKg: 10, express: true });
    expect(express.outputs).toMatchObject({ price: 33, deliveryDays: 1 });
  });

  test('a run with bad inputs is refused with the names of both', async () => {
    const { id } = await scenarioCalled('Quote shipping cost');
    await expect(make.scenarios.run(id, { weightKg: 'heavy' })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(/destination[^]*weightKg/),
    });
  });

  test('an interface that was set is the interface that runs', async () => {
    const { id } = await newScenario('Echo');
    const field = { name: 'city', type: 'text', required: true };
    await make.scenarios.setInterface(id, { interface: { input: [field], output: [field] } });
    await expect(make.scenarios.getInterface(id)).resolves.toMatchObject({ input: [field], output: [field] });
    await expect(make.scenarios.run(id, { city: 'Riga' })).resolves.toMatchObject({ outputs: { city: 'Riga' } });
    await expect(make.scenarios.run(id, {})).rejects.toMatchObject({ statusCode: 400 });
  });

  test('a deleted scenario is gone', async () => {
    const { id } = await newScenario('Sort the post');
    await make.scenarios.delete(id);
    await expect(make.scenarios.get(id)).rejects.toMatchObject({ statusCode: 404 });
    expect(names(await make.scenarios.list(zone.teamId))).not.toContain('Sort the post');
  });

  test('columns and pages narrow a list', async () => {
    const page = await make.scenarios.list(zone.teamId, { cols: ['id', 'name'], pg: { limit: 2, offset: 1 } });
    expect(page.map((row) => Object.keys(row))).toEqual([
      ['id', 'name'],
      ['id', 'name'],
    ]);
  });
});

describe('blueprints', () => {
  test('the blueprint of a new scenario comes back whole, with its scheduling', async () => {
    const { id } = await newScenario('Sort the post');
    const read = await make.blueprints.get(id);
    expect(read).toMatchObject({ name: 'Sort the post', scheduling: { type: 'on-demand' } });
    expect(read.flow).toEqual(blueprint('Sort the post').flow);
  });

  test('every change of the blueprint makes a version', async () => {
    const { id } = await newScenario('Sort the post');
    await make.scenarios.update(id, { blueprint: blueprint('Sort all post') });
    expect((await make.blueprints.versions(id)).map(({ version }) => version)).toEqual([2, 1]);
    expect((await make.blueprints.get(id)).name).toBe('Sort all post');
  });
});

describe('executions', () => {
  test('a run can be followed to its end and stands in the log of its scenario alone', async () => {
    const { id } = await scenarioCalled('Report stored records');
    const { executionId } = await make.scenarios.run(id, {}, { responsive: false });
    await expect(make.executions.getDetail(id, executionId)).resolves.toEqual({ status: 'RUNNING' });
    const ended = await eventually(
      () => make.executions.getDetail(id, executionId),
      ({ status }) => status !== 'RUNNING',
    );
    expect(ended).toMatchObject({ status: 'SUCCESS', outputs: { stores: 2, records: 400 } });
    await expect(make.executions.get(id, executionId)).resolves.toMatchObject({ status: 1, operations: 5 });
    expect((await make.executions.list(id))[0]?.id).toBe(executionId);
    const foreign = await found(make.scenarios.list(zone.otherTeamId), 'Send campaign preview');
    expect((await make.executions.list(foreign.id)).map((line) => line.id)).not.toContain(executionId);
  });

  test('the log holds a month with successes, warnings and failures', async () => {
    const rows = await make.scenarios.listInOrganization(zone.organizationId);
    const logs = await Promise.all(rows.map(({ id }) => make.executions.list(id, { pg: { limit: 100 } })));
    const statuses = new Set(logs.flat().map(({ status }) => status));
    expect([...statuses]).toEqual(expect.arrayContaining([1, 2, 3]));
    const oldest = Math.min(...logs.flat().map(({ timestamp }) => Date.parse(timestamp)));
    expect(Date.now() - oldest).toBeGreaterThan(29 * 86_400_000);
  });
});

describe('incomplete executions', () => {
  test('a failed run leaves its bundle, and a retry resolves it', async () => {
    const { id } = await scenarioCalled('Charge invoice');
    const before = (await make.incompleteExecutions.list(id)).map((row) => row.id);
    const { status } = await make.scenarios.run(id, { invoiceNumber: 'INV-7', amount: 12 });
    expect(status).toBe(3);
    const fresh = (await make.incompleteExecutions.list(id)).find((row) => !before.includes(row.id));
    if (!fresh) throw new Error('The failed run left nothing.');
    await expect(make.incompleteExecutions.bundle(fresh.id)).resolves.toEqual({
      2: [{ invoiceNumber: 'INV-7', amount: 12 }],
    });
    await make.incompleteExecutions.retry(fresh.id);
    const resolved = await eventually(
      () => make.incompleteExecutions.get(fresh.id),
      (row) => row.resolved,
    );
    expect(resolved).toMatchObject({ attempts: 1, scenarioId: id, scenarioName: 'Charge invoice' });
    const [retry] = await make.executions.listForIncompleteExecution(fresh.id);
    expect(retry).toMatchObject({ status: 1 });
    await expect(make.executions.getForIncompleteExecution(fresh.id, retry?.id ?? '')).resolves.toMatchObject({
      status: 1,
    });
  });

  test('one that needs a repair fails again until its blueprint is mended', async () => {
    const { id } = await scenarioCalled('Charge invoice');
    const broken = (await make.incompleteExecutions.list(id)).find(({ reason }) => reason?.includes("'url'"));
    if (!broken) throw new Error('The seed has none to repair.');
    await make.incompleteExecutions.retry(broken.id);
    const failed = () => make.executions.listForIncompleteExecution(broken.id);
    await expect(eventually(failed, ({ length }) => length > 0)).resolves.toMatchObject([{ status: 3 }]);
    expect((await make.incompleteExecutions.get(broken.id)).resolved).toBe(false);

    const repaired = await make.blueprints.get(id);
    await make.incompleteExecutions.update(broken.id, { blueprint: repaired, failer: 2 });
    await make.incompleteExecutions.retryMultiple(id, { ids: [broken.id] });
    const read = () => make.incompleteExecutions.get(broken.id);
    await expect(eventually(read, ({ resolved }) => resolved)).resolves.toMatchObject({ attempts: 2 });
  });

  test('scenarios of the other team have none of them', async () => {
    const { id } = await found(make.scenarios.list(zone.otherTeamId), 'Send campaign preview');
    await expect(make.incompleteExecutions.list(id)).resolves.toEqual([]);
  });
});

describe('hooks', () => {
  const data = { method: false, headers: true, stringify: false };
  const newHook = () => make.hooks.create({ name: 'Sign-ups', teamId: zone.teamId, typeName: 'gateway-webhook', data });

  test('a created hook has an address and belongs to its team alone', async () => {
    const { id, url } = await newHook();
    expect(url).toContain(zone.zone);
    await expect(make.hooks.get(id)).resolves.toMatchObject({ name: 'Sign-ups', enabled: true, data });
    expect(names(await make.hooks.list(zone.teamId))).toContain('Sign-ups');
    expect(names(await make.hooks.list(zone.otherTeamId))).not.toContain('Sign-ups');
  });

  test('rename, new settings, switching and learning show in the next read', async () => {
    const { id } = await newHook();
    await expect(make.hooks.rename(id, 'Sign-ups of the shop')).resolves.toMatchObject({
      name: 'Sign-ups of the shop',
    });
    await expect(make.hooks.update(id, { data: { ...data, ip: '127.0.0.1' } })).resolves.toBe(true);
    await make.hooks.disable(id);
    await expect(make.hooks.get(id)).resolves.toMatchObject({ enabled: false, data: { ip: '127.0.0.1' } });
    await make.hooks.enable(id);
    await make.hooks.learnStart(id);
    await expect(make.hooks.ping(id)).resolves.toMatchObject({ attached: false, learning: true, gone: false });
    await make.hooks.learnStop(id);
    await expect(make.hooks.ping(id)).resolves.toMatchObject({ learning: false });
  });

  test('a deleted hook is gone', async () => {
    const { id } = await newHook();
    await make.hooks.delete(id);
    await expect(make.hooks.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('connections', () => {
  test('a created connection belongs to its team alone', async () => {
    const { id } = await newConnection();
    await expect(make.connections.get(id)).resolves.toMatchObject({ name: 'Ledger', accountName: 'airtable3' });
    expect(names(await make.connections.list(zone.teamId, { type: ['airtable3'] }))).toContain('Ledger');
    expect(names(await make.connections.list(zone.otherTeamId))).not.toContain('Ledger');
  });

  test('it can be renamed, refilled, tested and asked for its scopes', async () => {
    const { id } = await newConnection();
    await make.connections.rename(id, 'Main ledger');
    expect((await make.connections.get(id)).name).toBe('Main ledger');
    await expect(make.connections.listEditableParameters(id)).resolves.toEqual(['apiToken']);
    await expect(make.connections.update(id, { data: { apiToken: 'y' } })).resolves.toBe(true);
    await expect(make.connections.verify(id)).resolves.toBe(true);
    await expect(make.connections.scoped(id, ['files:read'])).resolves.toBe(false);
  });

  test('a deleted connection is gone', async () => {
    const { id } = await newConnection();
    await make.connections.delete(id);
    await expect(make.connections.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('keys', () => {
  test('a created key belongs to its team alone and never shows what it holds', async () => {
    const { id } = await newKey();
    const read = await make.keys.get(id);
    expect(read).toMatchObject({ name: 'Till', typeName: 'apikeyauth' });
    expect(JSON.stringify(read)).not.toContain('hidden-value');
    expect(names(await make.keys.list(zone.teamId, { typeName: 'apikeyauth' }))).toContain('Till');
    expect(names(await make.keys.list(zone.otherTeamId))).not.toContain('Till');
  });

  test('it can be changed and deleted', async () => {
    const { id } = await newKey();
    await make.keys.update(id, { name: 'Old till' });
    expect((await make.keys.get(id)).name).toBe('Old till');
    await make.keys.delete(id);
    await expect(make.keys.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });

  test('the types say which parameters they take', async () => {
    const type = await found(make.keys.types(), 'basicauth');
    expect(type.parameters.map(({ name }) => name)).toEqual(['username', 'password']);
  });
});

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

describe('folders', () => {
  test('a folder is created, renamed and deleted, out of sight of the other team', async () => {
    const { id } = await make.folders.create({ name: 'Drafts', teamId: zone.teamId });
    expect(names(await make.folders.list(zone.otherTeamId))).not.toContain('Drafts');
    await make.folders.update(id, { name: 'Old drafts' });
    expect(names(await make.folders.list(zone.teamId))).toContain('Old drafts');
    await make.folders.delete(id);
    expect(names(await make.folders.list(zone.teamId))).not.toContain('Old drafts');
  });
});

describe('teams, organizations, users and enums', () => {
  test('a team is created and deleted with what it owns', async () => {
    const { id } = await make.teams.create({ name: 'Finance', organizationId: zone.organizationId });
    await expect(make.teams.get(id)).resolves.toMatchObject({ name: 'Finance' });
    expect(names(await make.teams.list(zone.organizationId))).toEqual(['Finance', 'Marketing', 'Operations']);
    const folder = await make.folders.create({ name: 'Ledgers', teamId: id });
    await make.teams.delete(id);
    await expect(make.teams.get(id)).rejects.toMatchObject({ statusCode: 404 });
    await expect(make.folders.update(folder.id, { name: 'x' })).rejects.toMatchObject({ statusCode: 404 });
  });

  test('the organization says what its license allows', async () => {
    const [row] = await make.organizations.list();
    expect(row).toMatchObject({ id: zone.organizationId, zone: zone.zone });
    await expect(make.organizations.get(zone.organizationId)).resolves.toMatchObject({ license: { apiLimit: 240 } });
  });

  test('the user and the scopes of the token can be read', async () => {
    await expect(make.users.me()).resolves.toMatchObject({ name: 'Ines Kolar' });
    const { scope } = await make.users.currentAuthorization();
    expect(scope).toEqual(expect.arrayContaining(['scenarios:run', 'user:read']));
  });

  test('the enums are lists of rows', async () => {
    expect(names(await make.enums.countries())).toContain('Czechia');
    expect(names(await make.enums.regions())).toContain('EU');
    expect(names(await make.enums.timezones())).toContain('Europe/Prague');
    expect(names(await make.enums.connectedSystemApps())).toHaveLength(1);
  });

  test('a token that may only read gets no further', async () => {
    const reader = new Make(zone.readOnlyToken, zone.zone);
    reader.protocol = 'http';
    expect(names(await reader.scenarios.list(zone.teamId))).not.toHaveLength(0);
    const refusal = { statusCode: 403, message: expect.stringContaining('scenarios:write') };
    await expect(reader.folders.create({ name: 'x', teamId: zone.teamId })).rejects.toMatchObject(refusal);
  });
});
