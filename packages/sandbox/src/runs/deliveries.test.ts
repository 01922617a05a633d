import { newHook, newScenario, throwing } from '../../test/hook-zone.js';
import { eventually, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ runDurationMs: 1_000, clock: () => Date.parse('2026-03-02T12:00:00Z') });
});

afterEach(() => open.zone.close());

const runsOf = async (scenarioId: number) =>
  (await open.make.executions.list({ scenarioId })).scenarioLogs.filter(
    ({ eventType }) => eventType === 'EXECUTION_END',
  );
const queueCount = async (hookId: number) => (await open.make.hooks.get({ hookId })).hook.queueCount;

const respond = { id: 2, module: 'gateway:WebhookRespond', mapper: { status: '201', body: 'parcel {{1.id}}' } };

test('an instant scenario starts at once with the delivery as its bundle', async () => {
  const hook = await newHook(open);
  const scenarioId = await newScenario(open, { hookId: hook.hookId });
  expect(await hook.post('{"id":"p-1"}')).toMatchObject({ status: 200, text: 'Accepted' });
  expect(await queueCount(hook.hookId)).toBe(0);
  open.zone.advance(1_000);
  expect(await runsOf(scenarioId)).toMatchObject([{ type: 'auto', instant: true, status: 1, authorId: null }]);
});

test('a delivery waits while its scenario is switched off, and is taken up when it is switched on', async () => {
  const hook = await newHook(open);
  const scenarioId = await newScenario(open, { hookId: hook.hookId });
  await open.make.scenarios.stop({ scenarioId });
  expect(await hook.post('{"id":"p-1"}')).toMatchObject({ status: 200, text: 'Accepted' });
  await hook.post('{"id":"p-2"}');
  expect(await queueCount(hook.hookId)).toBe(2);
  expect(await runsOf(scenarioId)).toEqual([]);
  await open.make.scenarios.start({ scenarioId });
  open.zone.advance(2_000);
  expect(await queueCount(hook.hookId)).toBe(0);
  expect(await runsOf(scenarioId)).toHaveLength(2);
});

test('a scheduled scenario takes the whole queue when it runs, and has only looked when nothing waits', async () => {
  const hook = await newHook(open);
  const scheduling = { type: 'indefinitely', interval: 600 };
  const scenarioId = await newScenario(open, {
    hookId: hook.hookId,
    scheduling,
    flow: [{ id: 2, module: 'json:ParseJSON' }],
  });
  for (const id of [1, 2, 3]) await hook.post(JSON.stringify({ id }));
  expect(await queueCount(hook.hookId)).toBe(3);
  open.zone.advance(601_000);
  expect(await queueCount(hook.hookId)).toBe(0);
  expect(await runsOf(scenarioId)).toMatchObject([{ operations: 6, centicredits: 600, instant: false }]);
  open.zone.advance(600_000);
  expect(await runsOf(scenarioId)).toHaveLength(1);
  const { scenarioLogs } = await open.make.executions.list({ scenarioId, showCheckRuns: true });
  expect(scenarioLogs.filter(({ operations }) => operations === 1)).toHaveLength(1);
});

/** For senders who wait until the run has ended. */
async function withShortRuns(): Promise<void> {
  await open.zone.close();
  open = await openZone({ runDurationMs: 20 });
}

test('a Webhook response module answers in place of Accepted, at the end of the run', async () => {
  await withShortRuns();
  const hook = await newHook(open);
  const scenarioId = await newScenario(open, { hookId: hook.hookId, flow: [respond] });
  expect(await hook.post('{"id":"p-1"}')).toMatchObject({ status: 201, text: 'parcel p-1' });
  expect(await runsOf(scenarioId)).toMatchObject([{ status: 1, instant: true }]);
});

test('a sender whose answer takes more than three minutes is told that its delivery was accepted', async () => {
  const hook = await newHook(open);
  const scheduling = { type: 'immediately', maximum_runs_per_minute: 1 };
  await newScenario(open, { hookId: hook.hookId, flow: [respond], scheduling });
  const answers = [1, 2, 3, 4, 5].map((id) => hook.post(JSON.stringify({ id })));
  await eventually(
    () => queueCount(hook.hookId),
    (count) => count === 4,
  );
  open.zone.advance(600_000);
  const texts = (await Promise.all(answers)).map(({ text }) => text.slice(0, 6));
  expect(texts.toSorted()).toEqual(['Accept', 'Accept', 'parcel', 'parcel', 'parcel']);
});

test('a scenario that fails before its answer leaves the sender with a 500, after it the answer stands', async () => {
  await withShortRuns();
  const failing = await newHook(open);
  await newScenario(open, { hookId: failing.hookId, flow: [throwing(), { ...respond, id: 3 }] });
  expect(await failing.post()).toMatchObject({ status: 500, text: 'Scenario failed to complete.' });
  const answering = await newHook(open);
  await newScenario(open, { hookId: answering.hookId, flow: [respond, throwing({ id: 3 })] });
  expect(await answering.post('{"id":"p-2"}')).toMatchObject({ status: 201, text: 'parcel p-2' });
});

test('maximum_runs_per_minute holds deliveries back in the queue until the minute has room', async () => {
  const hook = await newHook(open);
  const scheduling = { type: 'immediately', maximum_runs_per_minute: 2 };
  const scenarioId = await newScenario(open, { hookId: hook.hookId, scheduling });
  for (const id of [1, 2, 3, 4, 5]) await hook.post(JSON.stringify({ id }));
  expect(await queueCount(hook.hookId)).toBe(3);
  open.zone.advance(61_000);
  expect(await queueCount(hook.hookId)).toBe(1);
  open.zone.advance(61_000);
  expect(await queueCount(hook.hookId)).toBe(0);
  expect(await runsOf(scenarioId)).toHaveLength(5);
});

test('sequential processing begins a run only when the one before it has ended', async () => {
  const hook = await newHook(open);
  const scenarioId = await newScenario(open, { hookId: hook.hookId, settings: { sequential: true } });
  for (const id of [1, 2, 3]) await hook.post(JSON.stringify({ id }));
  expect(await queueCount(hook.hookId)).toBe(2);
  open.zone.advance(3_000);
  expect(await queueCount(hook.hookId)).toBe(0);
  const starts = (await runsOf(scenarioId)).map(({ timestamp }) => timestamp?.slice(17, 19));
  expect(starts).toEqual(['02', '01', '00']);
});

test('sequential processing waits for incomplete executions to be resolved', async () => {
  const hook = await newHook(open);
  const flow = [throwing({ onerror: [{ id: 3, module: 'builtin:Break', mapper: { retry: false } }] })];
  const scenarioId = await newScenario(open, { hookId: hook.hookId, flow, settings: { sequential: true } });
  await hook.post('{"id":1}');
  await hook.post('{"id":2}');
  open.zone.advance(10_000);
  expect(await queueCount(hook.hookId)).toBe(1);
  await expect(open.make.scenarios.get({ scenarioId })).resolves.toMatchObject({ scenario: { iswaiting: true } });
  await open.make.incompleteExecutions.deleteMany({ scenarioId, all: true, confirmed: true });
  open.zone.advance(10_000);
  expect(await queueCount(hook.hookId)).toBe(0);
});

test('a hook follows its scenario: attached, left, and taken over by the next that names it', async () => {
  const { make } = open;
  const { hookId } = await newHook(open);
  const attached = async () => (await make.hooks.get({ hookId })).hook.scenarioId;
  expect(await attached()).toBeNull();
  const first = await newScenario(open, { hookId });
  const second = await newScenario(open, { hookId });
  expect(await attached()).toBe(first);
  await make.scenarios.delete({ scenarioId: first });
  expect(await attached()).toBe(second);
  const blueprint = { name: 'No trigger', flow: [{ id: 1, module: 'json:ParseJSON' }], metadata: {} };
  await make.scenarios.update({ scenarioId: second, blueprint });
  expect(await attached()).toBeNull();
});

test('by default deliveries are processed side by side', async () => {
  const hook = await newHook(open);
  const scenarioId = await newScenario(open, { hookId: hook.hookId });
  for (const id of [1, 2, 3]) await hook.post(JSON.stringify({ id }));
  open.zone.advance(1_000);
  const starts = (await runsOf(scenarioId)).map(({ timestamp }) => timestamp?.slice(17, 19));
  expect(starts).toEqual(['00', '00', '00']);
});

test('an instant scenario is switched off at its first error, and what comes in then waits', async () => {
  const hook = await newHook(open);
  const scenarioId = await newScenario(open, { hookId: hook.hookId, flow: [throwing()], settings: { maxErrors: 9 } });
  await hook.post('{"id":1}');
  open.zone.advance(1_000);
  await expect(open.make.scenarios.get({ scenarioId })).resolves.toMatchObject({ scenario: { isActive: false } });
  const { scenarioLogs } = await open.make.executions.list({ scenarioId });
  expect(scenarioLogs.filter(({ authorId }) => authorId === null)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ eventType: 'STOP' }),
      expect.objectContaining({ eventType: 'EXECUTION_END', status: 3 }),
    ]),
  );
  expect(await hook.post('{"id":2}')).toMatchObject({ status: 200, text: 'Accepted' });
  expect(await queueCount(hook.hookId)).toBe(1);
});

test('a deletion of the queue leaves nothing for the scenario to take up', async () => {
  const hook = await newHook(open);
  const scenarioId = await newScenario(open, { hookId: hook.hookId });
  await open.make.scenarios.stop({ scenarioId });
  await hook.post('{"id":1}');
  await open.make.hooks.deleteDeliveries({ hookId: hook.hookId, all: true, confirmed: true });
  await open.make.scenarios.start({ scenarioId });
  open.zone.advance(5_000);
  expect(await runsOf(scenarioId)).toEqual([]);
});
