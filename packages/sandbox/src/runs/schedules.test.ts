import { newScenario, throwing } from '../../test/hook-zone.js';
import { openZone, scenarioId as seededScenario } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { dayMs } from '../day.js';

let open: OpenZone;

beforeEach(async () => {
  // A Monday at noon.
  open = await openZone({ runDurationMs: 1_000, clock: () => Date.parse('2026-03-02T12:00:00Z') });
});

afterEach(() => open.zone.close());

const linesOf = async (scenarioId: number) =>
  (await open.make.executions.list({ scenarioId, pg: { limit: 5_000, sortDir: 'asc' } })).scenarioLogs.filter(
    ({ timestamp = '' }) => (timestamp ?? '') >= '2026-03-02T12',
  );
const runsOf = async (scenarioId: number) =>
  (await linesOf(scenarioId)).filter(({ eventType }) => eventType === 'EXECUTION_END');
const startsOf = async (scenarioId: number) => (await runsOf(scenarioId)).map(({ timestamp }) => timestamp);
const nextExec = async (scenarioId: number) => (await open.make.scenarios.get({ scenarioId })).scenario.nextExec;

test('moving the clock by a day runs the schedules of that day, each at its own instant', async () => {
  const daily = await newScenario(open, { scheduling: { type: 'daily', time: '07:30' } });
  const hourly = await newScenario(open, { scheduling: { type: 'indefinitely', interval: 3_600 } });
  const weekly = await newScenario(open, { scheduling: { type: 'weekly', days: [3], time: '07:30' } });
  expect(await nextExec(daily)).toBe('2026-03-03T07:30:00.000Z');
  open.zone.advance(dayMs + 60_000);
  expect(await startsOf(daily)).toEqual(['2026-03-03T07:30:00.000Z']);
  expect(await startsOf(hourly)).toHaveLength(24);
  expect((await startsOf(hourly))[0]).toBe('2026-03-02T13:00:00.000Z');
  expect(await startsOf(weekly)).toEqual([]);
  expect(await nextExec(daily)).toBe('2026-03-04T07:30:00.000Z');
  expect((await runsOf(daily))[0]).toMatchObject({ type: 'auto', authorId: null, duration: 1_000, status: 1 });
});

const runsAfterAWeek = async () => {
  const { make, zone } = await openZone({ clock: () => Date.parse('2026-03-02T12:00:00Z') });
  zone.advance(7 * dayMs);
  const { scenarioLogs } = await make.executions.listAll({
    since: Date.parse('2026-03-02T12:00:00Z'),
    pg: { limit: 200 },
  });
  await zone.close();
  return scenarioLogs.map(({ id, scenarioId, timestamp }) => [id, scenarioId, timestamp]);
};

test('the same seed and the same moves give the same runs', async () => {
  const runs = await runsAfterAWeek();
  expect(runs).toHaveLength(200);
  expect(await runsAfterAWeek()).toEqual(runs);
});

test('a scenario that runs once runs once', async () => {
  const once = await newScenario(open, { scheduling: { type: 'once', date: '2026-03-04T10:00:00Z' } });
  open.zone.advance(30 * dayMs);
  expect(await startsOf(once)).toEqual(['2026-03-04T10:00:00.000Z']);
  expect(await nextExec(once)).toBeNull();
});

test('a scenario that is switched off, or scheduled anew, keeps to that', async () => {
  const { make, zone } = open;
  const scenarioId = await newScenario(open, { scheduling: { type: 'indefinitely', interval: 3_600 } });
  zone.advance(3_700_000);
  await make.scenarios.stop({ scenarioId });
  expect(await nextExec(scenarioId)).toBeNull();
  zone.advance(dayMs);
  expect(await startsOf(scenarioId)).toHaveLength(1);
  await make.scenarios.start({ scenarioId });
  await make.scenarios.update({ scenarioId, scheduling: { type: 'daily', time: '06:00' } });
  zone.advance(dayMs);
  expect((await startsOf(scenarioId)).slice(1)).toEqual(['2026-03-04T06:00:00.000Z']);
  await make.scenarios.delete({ scenarioId });
  zone.advance(dayMs);
});

test('what is paused or invalid does not start by itself', async () => {
  const paused = await seededScenario(open, 'Watch stock levels');
  open.zone.advance(dayMs);
  expect(await startsOf(paused)).toEqual([]);
  expect(await nextExec(paused)).toBeNull();
});

test('a scheduled scenario is switched off at its third error in a row, and the log says so', async () => {
  const scenarioId = await newScenario(open, {
    scheduling: { type: 'indefinitely', interval: 3_600 },
    flow: [throwing()],
  });
  open.zone.advance(2 * 3_600_000 + 60_000);
  await expect(open.make.scenarios.get({ scenarioId })).resolves.toMatchObject({ scenario: { isActive: true } });
  open.zone.advance(dayMs);
  await expect(open.make.scenarios.get({ scenarioId })).resolves.toMatchObject({
    scenario: { isActive: false, nextExec: null },
  });
  const lines = (await linesOf(scenarioId)).map(({ eventType, status, authorId }) => [eventType, status, authorId]);
  expect(lines.slice(1)).toEqual([
    ['EXECUTION_END', 3, null],
    ['EXECUTION_END', 3, null],
    ['EXECUTION_END', 3, null],
    ['STOP', undefined, null],
  ]);
});

test('maxErrors of the blueprint says how many errors switch a scheduled scenario off', async () => {
  const scheduling = { type: 'indefinitely', interval: 3_600 };
  const scenarioId = await newScenario(open, { scheduling, flow: [throwing()], settings: { maxErrors: 5 } });
  open.zone.advance(dayMs);
  expect(await startsOf(scenarioId)).toHaveLength(5);
});

test('a good run, and one with a warning, begins the count of errors anew', async () => {
  const { make, zone } = open;
  const scheduling = { type: 'indefinitely', interval: 3_600 };
  const scenarioId = await newScenario(open, { scheduling, flow: [throwing()] });
  const withFlow = (flow: readonly object[]) => ({
    scenarioId,
    blueprint: { name: 'Count parcels', flow: [{ id: 1, module: 'json:ParseJSON' }, ...flow], metadata: {} },
  });
  zone.advance(2 * 3_600_000 + 60_000);
  await make.scenarios.update(withFlow([{ id: 2, module: 'builtin:ThrowWarning' }]));
  zone.advance(3_600_000);
  await make.scenarios.update(withFlow([throwing()]));
  zone.advance(2 * 3_600_000);
  expect((await runsOf(scenarioId)).map(({ status }) => status)).toEqual([3, 3, 2, 3, 3]);
  await expect(make.scenarios.get({ scenarioId })).resolves.toMatchObject({ scenario: { isActive: true } });
});

test('runs that somebody asks for do not switch a scenario off', async () => {
  const scenarioId = await newScenario(open, { scheduling: { type: 'on-demand' }, flow: [throwing()] });
  for (let run = 0; run < 4; run += 1) await open.make.scenarios.run({ scenarioId });
  open.zone.advance(5_000);
  await expect(open.make.scenarios.get({ scenarioId })).resolves.toMatchObject({ scenario: { isActive: true } });
});

test('runs count in the usage of their scenario, their team and their organization, on their day', async () => {
  const { make, zone } = open;
  const { teamId, organizationId, otherTeamId } = zone;
  const usages = async () => {
    const days = [
      await make.teams.usage({ teamId }),
      await make.organizations.usage({ organizationId }),
      await make.teams.usage({ teamId: otherTeamId }),
    ];
    return days.map(({ data }) => data.find(({ date }) => date === '2026-03-03'));
  };
  const scenarioId = await newScenario(open, { scheduling: { type: 'daily', time: '07:30' } });
  // A moment later nothing is under way that would still count.
  zone.advance(dayMs + 30_000);
  const { data } = await make.scenarios.usage({ scenarioId });
  expect(data.at(-1)).toMatchObject({ date: '2026-03-03', operations: 1, centicredits: 100 });
  const [team, organization, otherTeam] = await usages();
  await make.scenarios.run({ scenarioId });
  zone.advance(2_000);
  const [teamAfter, organizationAfter, otherTeamAfter] = await usages();
  expect(teamAfter?.operations).toBe((team?.operations ?? 0) + 1);
  expect(organizationAfter?.centicredits).toBe((organization?.centicredits ?? 0) + 100);
  expect(otherTeamAfter).toEqual(otherTeam);
});

test('a zone whose clock is slow in what it writes still starts scenarios when they are due', async () => {
  const hourly = await newScenario(open, { scheduling: { type: 'indefinitely', interval: 3_600 } });
  open.zone.addFault({ kind: 'skew', byMs: -7_200_000, forMs: dayMs });
  open.zone.advance(3_601_000);
  expect(await startsOf(hourly)).toEqual(['2026-03-02T13:00:00.000Z']);
});

test.each([
  [{ type: 'indefinitely', interval: 9e15 }, 'scheduling.interval'],
  [{ type: 'indefinitely', interval: 0 }, 'scheduling.interval'],
  [{ type: 'indefinitely', interval: 60.5 }, 'scheduling.interval'],
  [{ type: 'daily', time: '25:99' }, 'scheduling.time'],
  [{ type: 'weekly', days: [9], time: '10:00' }, 'scheduling.days.0'],
  [{ type: 'monthly', days: [0], time: '10:00' }, 'scheduling.days.0'],
  [{ type: 'once', date: 'soon' }, 'scheduling.date'],
  [{ type: 'daily', restrict: [{ months: [13] }] }, 'scheduling.restrict.0.months.0'],
  [{ type: '__proto__' }, 'scheduling.type'],
])('%j is no schedule', async (scheduling, name) => {
  const refused = { status: 400, suberrors: [expect.objectContaining({ name })] };
  await expect(newScenario(open, { scheduling })).rejects.toMatchObject(refused);
});
