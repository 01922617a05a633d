import { idsOf } from './zone-ids.js';
import { rowsOf, startZone, type TestZone, type ZoneOptions } from './zone.js';

const opened: TestZone[] = [];
const open = async (options?: ZoneOptions): Promise<TestZone> => {
  const zone = await startZone(options);
  opened.push(zone);
  return zone;
};
afterEach(async () => {
  for (const { sandbox } of opened.splice(0)) await sandbox.close();
});

test('runs a scenario with inputs and reads the run afterwards', async () => {
  const zone = await open();
  const found = await zone.answer('scenarios_list', { nameContains: 'TOTAL an order' });
  expect(found['scenarios']).toEqual([expect.objectContaining({ name: 'Total an order', schedule: 'on demand' })]);
  const scenarioId = rowsOf(found, 'scenarios')[0]?.['id'];
  const details = await zone.answer('scenarios_get', { scenarioId });
  const lines = expect.objectContaining({ name: 'lines', type: 'array', required: true });
  expect(details['interface']).toMatchObject({ input: expect.arrayContaining([lines]) });
  const inputs = { lines: [{ sku: 'A', quantity: 2, unitPrice: 5 }] };
  const run = await zone.answer('scenarios_run', { scenarioId, inputs });
  expect(run).toMatchObject({ scenarioId, status: 'success', outputs: expect.any(Object) });
  const read = await zone.answer('executions_get', { scenarioId, executionId: run['executionId'] });
  expect(read).toMatchObject({ status: 'success', outputs: run['outputs'], operations: expect.any(Number) });
  const list = await zone.answer('executions_list', { scenarioId, limit: 1 });
  expect(list['executions']).toEqual([expect.objectContaining({ executionId: run['executionId'], status: 'success' })]);
});

test('hands back a run that outlasts the wait, and the handle resumes it without running anything twice', async () => {
  const zone = await open({ waitBudgetMs: 1_500 });
  const { slowId } = await idsOf(zone);
  zone.sandbox.clearRequests();
  const handle = await zone.answer('scenarios_run', { scenarioId: slowId, inputs: { supplier: 'Acme' } });
  expect(handle).toMatchObject({
    scenarioId: slowId,
    status: 'running',
    next: expect.stringContaining('executions_wait'),
  });
  const { executionId } = handle;
  const again = await zone.answer('executions_wait', { scenarioId: slowId, executionId });
  expect(again).toMatchObject({ executionId, status: 'running' });
  const runs = zone.sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.run');
  expect(runs).toHaveLength(1);
});

test('a failed run comes back with its reason, and its incomplete execution can be retried', async () => {
  const zone = await open();
  const { failingId } = await idsOf(zone);
  const inputs = { invoiceNumber: 'INV-1', amount: 12 };
  const run = await zone.answer('scenarios_run', { scenarioId: failingId, inputs });
  expect(run).toMatchObject({ status: 'error', error: { message: expect.stringMatching(/\w/) } });
  const before = await zone.answer('incomplete_executions_list', { scenarioId: failingId });
  const ids = rowsOf(before, 'incompleteExecutions').map((row) => row['id']);
  const retried = await zone.answer('incomplete_executions_retry', { scenarioId: failingId, ids });
  expect(retried['retried']).toEqual(ids);
});

test('following nextOffset meets every record of a data store once', async () => {
  const zone = await open();
  const { dataStoreId } = await idsOf(zone);
  const met: string[] = [];
  let offset: unknown = 0;
  let count: unknown;
  while (offset !== undefined) {
    const page: Readonly<Record<string, unknown>> = await zone.answer('data_store_records_list', {
      dataStoreId,
      offset,
      limit: 100,
    });
    met.push(...rowsOf(page, 'records').map((row) => String(row['key'])));
    offset = page['nextOffset'];
    count = page['count'];
  }
  expect(new Set(met).size).toBe(met.length);
  expect(met).toHaveLength(Number(count));
});

test('a blueprint that is read in full and written back loses nothing', async () => {
  const zone = await open();
  const found = await zone.answer('scenarios_list', { nameContains: 'Route support requests' });
  const scenarioId = rowsOf(found, 'scenarios')[0]?.['id'];
  const { part } = await zone.answer('blueprints_get', { scenarioId, full: true });
  await zone.answer('scenarios_update', { scenarioId, blueprint: part });
  const after = await zone.answer('blueprints_get', { scenarioId, full: true });
  expect(after['part']).toEqual(part);
});

test('every path of an outline leads to its module', async () => {
  const zone = await open();
  const found = await zone.answer('scenarios_list', { nameContains: 'Route support requests' });
  const scenarioId = rowsOf(found, 'scenarios')[0]?.['id'];
  const { outline } = await zone.answer('blueprints_get', { scenarioId });
  expect(outline).toContainEqual(expect.stringContaining('/routes/'));
  for (const line of Array.isArray(outline) ? outline : []) {
    const [path, id] = String(line).split(' ');
    const { part } = await zone.answer('blueprints_get', { scenarioId, path });
    expect(part).toMatchObject({ id: Number(id) });
  }
});

test('a confirmed delete is gone, and its token does not work twice', async () => {
  const zone = await open();
  const { onDemandId, failingId } = await idsOf(zone);
  const hooks = { signal: new AbortController().signal, progress: () => {} };
  const asked = await zone.surface.call('scenarios_delete', { scenarioId: onDemandId }, hooks);
  const confirmationToken = asked.kind === 'answered' ? asked.answer['confirmationToken'] : undefined;
  const elsewhere = { scenarioId: failingId, confirmationToken };
  expect(await zone.surface.call('scenarios_delete', elsewhere, hooks)).toMatchObject({
    failure: { code: 'confirmation_invalid' },
  });
  const confirmed = { scenarioId: onDemandId, confirmationToken };
  expect(await zone.surface.call('scenarios_delete', confirmed, hooks)).toMatchObject({
    answer: { outcome: 'done', result: { scenarioId: onDemandId } },
  });
  expect(await zone.surface.call('scenarios_delete', confirmed, hooks)).toMatchObject({
    failure: { code: 'confirmation_used' },
  });
  expect(await zone.call('scenarios_get', { scenarioId: onDemandId })).toMatchObject({
    failure: { code: 'make_not_found' },
  });
});

test('status tells what a token with few scopes is missing', async () => {
  const scopes = ['user:read', 'scenarios:read'];
  const zone = await open({ tokenOf: (sandbox) => sandbox.createToken({ scopes }), scopes });
  const answer = await zone.answer('status');
  expect(answer).toMatchObject({ make: 'ready', scopes });
  expect(answer['hidden']).toContainEqual(
    expect.objectContaining({ missingScopes: ['scenarios:run'], tools: ['scenarios_run', 'scenarios_replay'] }),
  );
});

test('status answers without Make, and tells a wrong token from a zone that is gone', async () => {
  const refused = await open({ tokenOf: () => '00000000-0000-4000-8000-000000000000' });
  expect(await refused.answer('status')).toMatchObject({ make: 'refused' });
  await refused.sandbox.close();
  expect(await refused.answer('status')).toMatchObject({ make: 'unreachable' });
});

const idsIn = (answer: Readonly<Record<string, unknown>>) => rowsOf(answer, 'scenarios').map((row) => row['id']);

test('what belongs to another team is not to be reached through the default one', async () => {
  const zone = await open();
  const { otherTeamId } = zone.sandbox;
  const ours = await zone.answer('scenarios_list', { limit: 100 });
  const theirs = await zone.answer('scenarios_list', { teamId: otherTeamId, limit: 100 });
  expect(idsIn(theirs).length).toBeGreaterThan(0);
  expect(idsIn(ours).filter((id) => idsIn(theirs).includes(id))).toEqual([]);
});

test('a folder inside a folder is listed, and its loss can be previewed', async () => {
  const zone = await open();
  const { folderId } = await idsOf(zone);
  const inner = await zone.answer('folders_create', { name: 'Inner', parentId: folderId });
  const { folders } = await zone.answer('folders_list', { limit: 100 });
  expect(folders).toContainEqual(expect.objectContaining({ id: inner['id'], parentId: folderId }));
  const hooks = { signal: new AbortController().signal, progress: () => {} };
  expect(await zone.surface.call('folders_delete', { folderId }, hooks)).toMatchObject({
    answer: { preview: expect.stringContaining('1 folder lies in it.') },
  });
  expect(await zone.answer('folders_delete', { folderId: inner['id'] })).toEqual({ folderId: inner['id'] });
});
