import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { failureOf, openServer } from './open-server.js';
import type { OpenServer } from './open-server.js';

let sandbox: Sandbox;
let server: OpenServer;

beforeAll(async () => {
  sandbox = await startSandbox({ runDurationMs: 300 });
  server = await openServer(sandbox, { args: ['--toolset', 'everything'] });
});

afterAll(async () => {
  await server.close();
  await sandbox.close();
});

const listed = async (name: string) => (await server.tools()).find((tool) => tool.name === name);

test('introduces itself with a title, a version and instructions', () => {
  expect(server.client.getServerVersion()).toMatchObject({ name: 'makegate', title: 'Makegate' });
  expect(server.client.getInstructions()).toContain('Make');
  expect(server.client.getServerCapabilities()?.tools).toEqual({ listChanged: true });
});

test('lists every tool with a title, a description, hints and both schemas', async () => {
  const tools = await server.tools();
  expect(tools.length).toBeGreaterThan(30);
  for (const tool of tools) {
    expect(tool).toMatchObject({
      title: expect.stringMatching(/\S/),
      description: expect.stringMatching(/\S/),
      inputSchema: { type: 'object' },
      outputSchema: { type: 'object' },
      annotations: { readOnlyHint: expect.any(Boolean), idempotentHint: expect.any(Boolean) },
    });
  }
});

test('shows twenty tools in the default toolset, scenario tools apart', async () => {
  const plain = await openServer(sandbox, { args: ['--no-scenario-tools'] });
  const tools = await plain.tools();
  await plain.close();
  expect(tools.length).toBeLessThanOrEqual(20);
  expect(JSON.stringify(tools).length / 4).toBeLessThanOrEqual(8_000);
});

test('advertises free-form objects open', async () => {
  const create = await listed('scenarios_create');
  expect(create?.inputSchema.properties?.['blueprint']).not.toMatchObject({ additionalProperties: false });
});

test('reads, creates, changes and deletes: each write is seen by the next read', async () => {
  const { teamId } = sandbox;
  const created = await server.call('data_structures_create', {
    teamId,
    name: 'Parcel',
    spec: [{ type: 'text', name: 'code' }],
  });
  const [{ id } = { id: 0 }] = (
    (await server.call('data_structures_list', { limit: 100 })).structuredContent as {
      dataStructures: { id: number; name: string }[];
    }
  ).dataStructures.filter(({ name }) => name === 'Parcel');
  expect(created.structuredContent).toMatchObject({ id });
  await server.call('data_structures_update', { dataStructureId: id, name: 'Parcels' });
  expect((await server.call('data_structures_get', { dataStructureId: id })).structuredContent).toMatchObject({
    name: 'Parcels',
  });
  const preview = await server.call('data_structures_delete', { dataStructureId: id });
  const { confirmationToken } = preview.structuredContent as { confirmationToken: string };
  expect(
    (await server.call('data_structures_delete', { dataStructureId: id, confirmationToken })).structuredContent,
  ).toMatchObject({ outcome: 'done' });
  expect(failureOf(await server.call('data_structures_get', { dataStructureId: id })).code).toBe('make_not_found');
});

test('pages a list of records without losing or repeating one', async () => {
  const { dataStores } = (await server.call('data_stores_list')).structuredContent as {
    dataStores: { id: number; records: number }[];
  };
  const [largest] = dataStores.toSorted((a, b) => b.records - a.records);
  const keys: string[] = [];
  for (let offset: number | undefined = 0; offset !== undefined;) {
    const page = (await server.call('data_store_records_list', { dataStoreId: largest?.id, limit: 70, offset }))
      .structuredContent as { records: { key: string }[]; nextOffset?: number };
    keys.push(...page.records.map(({ key }) => key));
    offset = page.nextOffset;
  }
  expect(keys).toHaveLength(largest?.records ?? 0);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ['scenarios_get', { scenarioId: 'seven' }, 'scenarioId'],
  ['scenarios_get', {}, 'scenarioId'],
  ['scenarios_get', { scenarioId: 1, speed: 2 }, 'speed'],
])('answers wrong arguments of %s with a result the model can mend', async (name, args, field) => {
  const { code, sentence } = failureOf(await server.call(name, args));
  expect(code).toBe('arguments_invalid');
  expect(sentence).toContain(field);
});

test('answers an unknown tool with a code and near names, and goes on serving', async () => {
  await expect(server.call('scenario_list')).rejects.toMatchObject({
    code: -32602,
    message: expect.stringContaining('scenarios_list'),
    data: { code: 'tool_unknown' },
  });
  expect((await server.call('status')).structuredContent).toMatchObject({ make: 'ready' });
});

test('says of a tool of the other toolset how to get it', async () => {
  const plain = await openServer(sandbox);
  await expect(plain.call('scenarios_create')).rejects.toMatchObject({
    code: -32602,
    message: expect.stringContaining('--toolset everything'),
  });
  await plain.close();
});

test('says that a foreign id is not there', async () => {
  const { code, sentence } = failureOf(await server.call('scenarios_get', { scenarioId: 999_999_999 }));
  expect(code).toBe('make_not_found');
  expect(sentence).toMatch(/scenario/i);
});
