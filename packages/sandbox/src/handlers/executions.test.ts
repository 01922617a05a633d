import { openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const busiest = () => scenarioId(open, 'Remind of overdue invoices');

test('the log is newest first, and its filters narrow it', async () => {
  const scenario = { scenarioId: await busiest() };
  const log = async (filter: object) => (await open.make.executions.list({ ...scenario, ...filter })).scenarioLogs;
  const all = await log({});
  const times = all.map(({ timestamp }) => Date.parse(timestamp ?? ''));
  expect(times).toEqual(times.toSorted((one, other) => other - one));
  const middle = times[10] ?? 0;
  expect((await log({ from: middle })).length).toBe(11);
  expect((await log({ to: middle })).length).toBe(all.length - 10);
  for (const line of await log({ status: 2 })) expect(line.status).toBe(2);
  for (const line of await log({ operationsFrom: 10, operationsTo: 20 }))
    expect(line.operations).toBeGreaterThanOrEqual(10);
  for (const line of await log({ creditsTo: 5 })) expect(line.centicredits).toBeLessThanOrEqual(500);
  expect(await log({ durationFrom: 9_001 })).toEqual([]);
});

test('runs that a hook starts have a name, by a part of which the log is narrowed', async () => {
  const scenario = { scenarioId: await scenarioId(open, 'Take in web orders') };
  const log = async (filter: object) => (await open.make.executions.list({ ...scenario, ...filter })).scenarioLogs;
  const [newest] = await log({ status: 1, executionName: 'Delivery of' });
  const day = newest?.timestamp?.slice(0, 10) ?? 'none';
  const ofThatDay = await log({ executionName: day });
  expect(ofThatDay.length).toBeGreaterThan(0);
  for (const { executionName } of ofThatDay) expect(executionName).toBe(`Delivery of ${day}`);
  expect(await log({ executionName: 'nobody calls it so' })).toEqual([]);
});

test('a log is continued after the last id seen', async () => {
  const scenario = { scenarioId: await busiest() };
  const { scenarioLogs: all } = await open.make.executions.list(scenario);
  const last = all[4]?.id ?? '';
  const { scenarioLogs: rest } = await open.make.executions.list({ ...scenario, pg: { last, limit: 3 } });
  expect(rest.map(({ id }) => id)).toEqual(all.slice(5, 8).map(({ id }) => id));
});

test('the feed of all logs has at most 200 lines, of every team the token reaches', async () => {
  const { scenarioLogs } = await open.make.executions.listAll({ since: 0, pg: { limit: 1_000 } });
  expect(scenarioLogs).toHaveLength(200);
  expect(new Set(scenarioLogs.map(({ teamId }) => teamId))).toEqual(new Set([open.zone.teamId, open.zone.otherTeamId]));
  const since = Date.parse(scenarioLogs[9]?.timestamp ?? '');
  expect((await open.make.executions.listAll({ since })).scenarioLogs).toHaveLength(10);
});

test('a failed run says which module it was', async () => {
  const scenario = { scenarioId: await scenarioId(open, 'Charge invoice') };
  const run = await open.make.scenarios.run({
    ...scenario,
    data: { invoiceNumber: 'I-1', amount: 3 },
    responsive: true,
  });
  expect(run).toMatchObject({ status: 3 });
  await expect(open.make.executions.get({ ...scenario, executionId: run.executionId })).resolves.toMatchObject({
    status: 'ERROR',
    error: { name: 'RuntimeError', message: expect.stringContaining('I-1'), causeModule: { appName: 'http' } },
  });
});

test('an execution is not found under another scenario', async () => {
  const { scenarioLogs } = await open.make.executions.list({ scenarioId: await busiest() });
  const stranger = {
    scenarioId: await scenarioId(open, 'Quote shipping cost'),
    executionId: scenarioLogs[0]?.id ?? '',
  };
  await expect(open.make.executions.get(stranger)).rejects.toMatchObject({ status: 404 });
  await expect(open.make.executions.getLog(stranger)).rejects.toMatchObject({ status: 404 });
});
