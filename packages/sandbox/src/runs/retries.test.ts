import { newScenario, throwing } from '../../test/hook-zone.js';
import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

const minuteMs = 60_000;
let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ runDurationMs: 1_000, clock: () => Date.parse('2026-03-02T12:00:00Z') });
});

afterEach(() => open.zone.close());

const breaking = (mapper: object) => throwing({ onerror: [{ id: 3, module: 'builtin:Break', mapper }] });
const incompleteOf = async (scenarioId: number) => (await open.make.incompleteExecutions.list({ scenarioId })).dlqs[0];

async function broken(mapper: object): Promise<number> {
  const scenarioId = await newScenario(open, { scheduling: { type: 'on-demand' }, flow: [breaking(mapper)] });
  await open.make.scenarios.run({ scenarioId, data: { parcel: 7 } });
  open.zone.advance(1_000);
  return scenarioId;
}

test('a run that breaks ends with a warning and leaves an incomplete execution with what it had in hand', async () => {
  const { make } = open;
  const scenarioId = await broken({ retry: true, count: 3, interval: 15 });
  const incomplete = await incompleteOf(scenarioId);
  expect(incomplete).toMatchObject({ reason: 'The scale is broken.', resolved: false, retry: true, attempts: 0 });
  const dlqId = incomplete?.id ?? '';
  await expect(make.incompleteExecutions.bundle({ dlqId })).resolves.toMatchObject({
    response: { '2': [{ parcel: 7 }] },
  });
  const [line] = (await make.executions.list({ scenarioId })).scenarioLogs;
  expect(line).toMatchObject({ status: 2, operations: 2 });
});

test('an incomplete execution is retried as often and as far apart as its Break module says', async () => {
  const { make, zone } = open;
  const scenarioId = await broken({ retry: true, count: 2, interval: 15 });
  const dlqId = (await incompleteOf(scenarioId))?.id ?? '';
  const retries = async () =>
    (await make.incompleteExecutions.logs({ dlqId, pg: { sortDir: 'asc' } })).dlqLogs.map(({ timestamp }) =>
      timestamp?.slice(11, 16),
    );
  zone.advance(14 * minuteMs);
  expect(await retries()).toEqual([]);
  zone.advance(2 * minuteMs);
  expect(await retries()).toEqual(['12:15']);
  zone.advance(24 * 60 * minuteMs);
  expect(await retries()).toEqual(['12:15', '12:30']);
  expect(await incompleteOf(scenarioId)).toMatchObject({ attempts: 2, resolved: false });
});

test('once its blueprint is repaired the next retry resolves it, and costs its operations', async () => {
  const { make, zone } = open;
  const scenarioId = await broken({ retry: true, count: 5, interval: 10 });
  const dlqId = (await incompleteOf(scenarioId))?.id ?? '';
  zone.advance(11 * minuteMs);
  const blueprint = { name: 'Repaired', flow: [{ id: 1, module: 'json:ParseJSON' }], metadata: {} };
  await make.incompleteExecutions.update({ dlqId, blueprint });
  zone.advance(60 * minuteMs);
  expect(await incompleteOf(scenarioId)).toMatchObject({ attempts: 2, resolved: true });
  const { dlqLogs } = await make.incompleteExecutions.logs({ dlqId });
  expect(dlqLogs).toMatchObject([
    { status: 1, operations: 1, centicredits: 100, authorId: null },
    { status: 2, operations: 2 },
  ]);
});

test('a Break module without automatic retries leaves the retry to people', async () => {
  const { make, zone } = open;
  const scenarioId = await broken({ retry: false });
  zone.advance(24 * 60 * minuteMs);
  expect(await incompleteOf(scenarioId)).toMatchObject({ attempts: 0, retry: false });
  await make.incompleteExecutions.retry({ dlqId: (await incompleteOf(scenarioId))?.id ?? '' });
  zone.advance(1_000);
  expect(await incompleteOf(scenarioId)).toMatchObject({ attempts: 1, resolved: false });
});

test('deleting a scenario ends its retries', async () => {
  const scenarioId = await broken({ retry: true, count: 3, interval: 15 });
  const dlqId = (await incompleteOf(scenarioId))?.id ?? '';
  await open.make.scenarios.delete({ scenarioId });
  open.zone.advance(60 * minuteMs);
  await expect(open.make.incompleteExecutions.get({ dlqId })).rejects.toMatchObject({ status: 404 });
});
