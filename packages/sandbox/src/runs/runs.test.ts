import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { called, eventually, openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { createMovableClock } from '../movable-clock.js';
import { seedZone } from '../seed/seed.js';
import { createRuns } from './runs.js';

let open: OpenZone | undefined;

afterEach(() => open?.zone.close());

const start = async (options: Parameters<typeof openZone>[0]): Promise<OpenZone> => (open = await openZone(options));

test('a responsive run that takes too long is answered with an error and goes on', async () => {
  const here = await start({ responsiveWaitMs: 40, runDurationMs: 300 });
  const id = await scenarioId(here, 'Report stored records');
  const answer = await fetch(`${here.zone.url}/api/v2/scenarios/${id}/run`, {
    method: 'POST',
    headers: { authorization: `Token ${here.zone.apiToken}` },
    body: '{"responsive":true}',
  });
  expect(answer.status).toBe(408);
  expect(await answer.text()).toContain('It goes on running');
  const newest = async () => (await here.make.executions.list({ scenarioId: id, pg: { limit: 1 } })).scenarioLogs[0];
  const began = Date.now() - 10_000;
  const line = await eventually(newest, (found) => Date.parse(found?.timestamp ?? '') > began);
  expect(line).toMatchObject({ status: 1, type: 'manual' });
  expect(line?.duration).toBeGreaterThanOrEqual(290);
});

test('a run takes the time it was told, and scenarios with a time of their own keep it', async () => {
  const here = await start({ runDurationMs: 120 });
  const id = await scenarioId(here, 'Report stored records');
  const before = performance.now();
  await here.make.scenarios.run({ scenarioId: id, responsive: true });
  expect(performance.now() - before).toBeGreaterThanOrEqual(115);
  const slow = await scenarioId(here, 'Sync supplier catalogue');
  const { executionId } = await here.make.scenarios.run({ scenarioId: slow, data: { supplier: 'Oak' } });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await expect(here.make.executions.get({ scenarioId: slow, executionId })).resolves.toEqual({ status: 'RUNNING' });
});

test('a run under way can be stopped, one that has ended cannot', async () => {
  const here = await start({ runDurationMs: 60_000 });
  const id = await scenarioId(here, 'Report stored records');
  const { executionId } = await here.make.scenarios.run({ scenarioId: id });
  await here.make.executions.stop({ scenarioId: id, executionId, force: true });
  await expect(here.make.executions.get({ scenarioId: id, executionId })).resolves.toMatchObject({
    status: 'ERROR',
    error: { name: 'ExecutionInterruptedError' },
  });
  await expect(here.make.executions.stop({ scenarioId: id, executionId })).rejects.toMatchObject({ makeCode: 'IM016' });
});

test('the callback carries the execution and the address of its status, which the token opens', async () => {
  const here = await start({});
  let heard: unknown;
  const receiver = createServer(async (request, response) => {
    heard = JSON.parse(await text(request));
    response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const port = portOf(receiver.address());
  try {
    const id = await scenarioId(here, 'Report stored records');
    const callbackUrl = `http://127.0.0.1:${port}/done`;
    const { executionId } = await here.make.scenarios.run({ scenarioId: id, callbackUrl });
    const statusUrl = `${here.zone.url}/api/v2/scenarios/${id}/executions/${executionId}`;
    await expect(eventually(async () => heard, Boolean)).resolves.toEqual({ executionId, statusUrl });
    const status = await fetch(statusUrl, { headers: { authorization: `Token ${here.zone.apiToken}` } });
    await expect(status.json()).resolves.toMatchObject({ status: 'SUCCESS' });
  } finally {
    receiver.closeAllConnections();
    receiver.close();
  }
});

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' ? (address?.port ?? 0) : 0;

test('a callback nobody hears changes nothing about the run', async () => {
  const here = await start({});
  const id = await scenarioId(here, 'Report stored records');
  const callbackUrl = 'http://127.0.0.1:9/nobody';
  const { executionId } = await here.make.scenarios.run({ scenarioId: id, callbackUrl });
  const read = () => here.make.executions.get({ scenarioId: id, executionId });
  await expect(eventually(read, ({ status }) => status !== 'RUNNING')).resolves.toMatchObject({ status: 'SUCCESS' });
});

test('a replay repeats a run with its old inputs', async () => {
  const here = await start({});
  const id = await scenarioId(here, 'Quote shipping cost');
  const { executionId, outputs } = await here.make.scenarios.run({
    scenarioId: id,
    data: { destination: 'Graz', weightKg: 4 },
    responsive: true,
  });
  await here.make.scenarios.replay({ scenarioId: id, executionIds: [executionId] });
  const newest = async () => (await here.make.executions.list({ scenarioId: id, pg: { limit: 1 } })).scenarioLogs[0];
  const line = await eventually(newest, (found) => found?.id !== executionId);
  await expect(here.make.executions.get({ scenarioId: id, executionId: line?.id ?? '' })).resolves.toMatchObject({
    outputs,
  });
  await expect(here.make.scenarios.replay({ scenarioId: id, executionIds: ['none'] })).rejects.toMatchObject({
    status: 404,
  });
});

test('a run writes what its scenario is there to write', async () => {
  const here = await start({});
  const id = await scenarioId(here, 'Register customer');
  const customer = { name: 'Mira Sol', email: 'Mira@customers.example' };
  const run = () =>
    here.make.scenarios.run({ scenarioId: id, data: { customer, segment: 'retail' }, responsive: true });
  await expect(run()).resolves.toMatchObject({ outputs: { customerKey: 'mira@customers.example', created: true } });
  await expect(run()).resolves.toMatchObject({ outputs: { created: false } });
  const { dataStores } = await here.make.dataStores.list({ teamId: here.zone.teamId });
  const store = dataStores.find(({ name }) => name === 'Customers');
  const { records } = await here.make.dataStoreRecords.list({ dataStoreId: store?.id ?? 0 });
  expect(records).toContainEqual({
    key: 'mira@customers.example',
    data: expect.objectContaining({ name: 'Mira Sol' }),
  });
});

test('one scenario ends with a warning, and says what it skipped', async () => {
  const here = await start({});
  const id = await scenarioId(here, 'Import contacts');
  const data = { csv: 'a@x.example\nnobody\nb@x.example' };
  await expect(here.make.scenarios.run({ scenarioId: id, data, responsive: true })).resolves.toMatchObject({
    status: 2,
    outputs: { imported: 2, skipped: 1 },
  });
});

test('closing ends a zone with runs under way, and twice is as good as once', async () => {
  const here = await start({ runDurationMs: 60_000 });
  const id = await scenarioId(here, 'Report stored records');
  await here.make.scenarios.run({ scenarioId: id });
  const before = performance.now();
  await here.zone.close();
  await here.zone.close();
  expect(performance.now() - before).toBeLessThan(1_000);
  await expect(fetch(here.zone.url)).rejects.toThrow('fetch failed');
});

test('inputs nested without end are refused, and the zone goes on', async () => {
  const here = await start({});
  const id = await scenarioId(here, 'Report stored records');
  const run = (body: string) =>
    fetch(`${here.zone.url}/api/v2/scenarios/${id}/run`, {
      method: 'POST',
      headers: { authorization: `Token ${here.zone.apiToken}` },
      body,
    });
  const refused = await run(`{"data":{"deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('nested');
  expect((await run('{"responsive":true}')).status).toBe(200);
});

test('an object where a number belongs is no number, even one that cannot be converted', async () => {
  const here = await start({});
  const id = await scenarioId(here, 'Quote shipping cost');
  await here.make.scenarios.setInterface({ scenarioId: id, interface: { input: [], output: [] } });
  const data = { weightKg: { toString: 1, valueOf: 1 } };
  await expect(here.make.scenarios.run({ scenarioId: id, data, responsive: true })).resolves.toMatchObject({
    outputs: { price: 4.5 },
  });
});

test('an interface may have a field called constructor, of the type __proto__', async () => {
  const here = await start({});
  const id = await scenarioId(here, 'Archive closed orders');
  await here.make.scenarios.start({ scenarioId: id });
  const input = [{ name: 'constructor', type: '__proto__' }];
  const output = [{ name: 'constructor', type: 'text' }];
  await here.make.scenarios.setInterface({ scenarioId: id, interface: { input, output } });
  const run = (data: object) => here.make.scenarios.run({ scenarioId: id, data: { ...data }, responsive: true });
  await expect(run({})).resolves.toMatchObject({ status: 1, outputs: { constructor: '' } });
  await expect(run({ constructor: 'here' })).resolves.toMatchObject({ outputs: { constructor: 'here' } });
});

const clock = createMovableClock(() => 0);

test('a rule that throws ends its run with an error, and who waits is told', async () => {
  const { state } = seedZone({ seed: 1, now: () => 0, apiLimit: 60, onDemandScenarios: undefined });
  const scenario = called([...state.scenarios], 'Report stored records');
  const broken = {
    ...state,
    get dataStores(): never {
      throw new Error('The shelf fell down.');
    },
  };
  const runs = createRuns({ state: broken, clock, runDurationMs: 1, responsiveWaitMs: 60_000, zoneUrl: () => '' });
  const execution = runs.start(scenario, { inputs: {}, authorId: null });
  await runs.ended(execution);
  expect(execution).toMatchObject({ status: 'ERROR', error: { message: 'The shelf fell down.' } });
});

test('a run into a full data store ends with an error that says so', async () => {
  const here = await start({});
  const { dataStores } = await here.make.dataStores.list({ teamId: here.zone.teamId });
  const { id: dataStoreId } = called(dataStores, 'Customers');
  const data = { name: 'Filler', email: 'x', segment: 'x'.repeat(1_000_000) };
  await here.make.dataStoreRecords.create({ dataStoreId, key: 'filler', data });
  const customer = { name: 'Mira Sol'.repeat(10_000), email: 'mira@customers.example' };
  const id = await scenarioId(here, 'Register customer');
  const { executionId, status } = await here.make.scenarios.run({
    scenarioId: id,
    data: { customer, segment: 'retail' },
    responsive: true,
  });
  expect(status).toBe(3);
  await expect(here.make.executions.get({ scenarioId: id, executionId })).resolves.toMatchObject({
    error: { message: "The data store 'Customers' is full." },
  });
});

test('a run that fails after its scenario was deleted leaves no incomplete execution', async () => {
  const { state } = seedZone({ seed: 1, now: () => 0, apiLimit: 60, onDemandScenarios: undefined });
  const scenario = called([...state.scenarios], 'Charge invoice');
  const runs = createRuns({ state, clock, runDurationMs: 1, responsiveWaitMs: 60_000, zoneUrl: () => '' });
  const execution = runs.start(scenario, { inputs: {}, authorId: null });
  state.scenarios.delete(scenario.id);
  await runs.ended(execution);
  expect(execution.status).toBe('ERROR');
  expect(state.incompleteExecutions.size).toBe(0);
});
