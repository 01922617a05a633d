import { newHook, newScenario, throwing } from '../../test/hook-zone.js';
import { clientWith, eventually, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

const options = { runDurationMs: 1_000, clock: () => Date.parse('2026-03-02T12:00:00Z') };
const hourMs = 3_600_000;
let open: OpenZone;
let next: OpenZone;

beforeEach(async () => {
  open = await openZone(options);
  next = await openZone({ ...options, seed: 2 });
});

afterEach(async () => {
  await open.zone.close();
  await next.zone.close();
});

const exported = ({ zone }: OpenZone): string => [...zone.exportState()].join('');

/** The other zone goes on with what this one knows. */
function handOver(): OpenZone {
  next.zone.importState(open.zone.exportState());
  return { zone: next.zone, make: clientWith(next.zone, open.zone.apiToken) };
}

const startsOf = async ({ make }: OpenZone, scenarioId: number) => {
  const { scenarioLogs } = await make.executions.list({ scenarioId, pg: { sortDir: 'asc', limit: 1_000 } });
  return scenarioLogs
    .filter(({ eventType }) => eventType === 'EXECUTION_END')
    .map(({ timestamp }) => timestamp?.slice(11, 19));
};

test('schedules go on at their instants in the zone that takes a state over', async () => {
  const scenarioId = await newScenario(open, { scheduling: { type: 'indefinitely', interval: 3_600 } });
  const there = handOver();
  there.zone.advance(2 * hourMs + 5_000);
  expect(await startsOf(there, scenarioId)).toEqual(['13:00:00', '14:00:00']);
  expect(await startsOf(open, scenarioId)).toEqual([]);
});

test('retries go on in the zone that takes a state over', async () => {
  const onerror = [{ id: 3, module: 'builtin:Break', mapper: { retry: true, count: 2, interval: 15 } }];
  const scenarioId = await newScenario(open, { scheduling: { type: 'on-demand' }, flow: [throwing({ onerror })] });
  await open.make.scenarios.run({ scenarioId });
  open.zone.advance(2_000);
  const there = handOver();
  there.zone.advance(hourMs);
  await expect(there.make.incompleteExecutions.list({ scenarioId })).resolves.toMatchObject({
    dlqs: [{ attempts: 2 }],
  });
});

test('a hook takes deliveries in, with its scenario, in the zone that takes a state over', async () => {
  const { hookId } = await newHook(open);
  const scenarioId = await newScenario(open, { hookId });
  const there = handOver();
  const { hook } = await there.make.hooks.get({ hookId });
  expect((await fetch(hook.url ?? '', { method: 'POST', body: '{}' })).status).toBe(200);
  there.zone.advance(1_000);
  expect(await startsOf(there, scenarioId)).toEqual(['12:00:00']);
});

test('nothing of the state before goes on after a reset', async () => {
  const scenarioId = await newScenario(open, { scheduling: { type: 'indefinitely', interval: 3_600 } });
  const { hookId, url } = await newHook(open);
  const scheduling = { type: 'immediately', maximum_runs_per_minute: 1 };
  const flow = [{ id: 2, module: 'gateway:WebhookRespond', mapper: { status: '201', body: '' } }];
  await newScenario(open, { hookId, scheduling, flow });
  const waiting = fetch(url, { method: 'POST', body: '{}' });
  await eventually(
    async () => exported(open),
    (lines) => lines.includes('"status":"RUNNING"'),
  );
  open.zone.reset();
  expect(await (await waiting).text()).toBe('Accepted');
  open.zone.advance(hourMs);
  await expect(open.make.scenarios.get({ scenarioId })).rejects.toMatchObject({ status: 404 });
  expect(exported(open)).not.toContain(`"scenarioId":${scenarioId}`);
});
