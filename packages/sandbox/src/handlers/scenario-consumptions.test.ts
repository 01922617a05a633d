import { newScenario } from '../../test/hook-zone.js';
import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { dayMs } from '../day.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ runDurationMs: 1_000, clock: () => Date.parse('2026-03-30T12:00:00Z') });
});

afterEach(() => open.zone.close());

const consumptionOf = async (scenarioId: number, place: { teamId: number } | { organizationId: number }) => {
  const reply = await open.make.scenarioConsumptions.list(place);
  return { reply, row: reply.scenarioConsumptions.find((row) => row.scenarioId === scenarioId) };
};

test('what a scenario has used since the month began shows for its team and its organization', async () => {
  const { teamId, otherTeamId, organizationId } = open.zone;
  const scenarioId = await newScenario(open, { scheduling: { type: 'daily', time: '07:00' } });
  expect((await consumptionOf(scenarioId, { teamId })).row).toMatchObject({ operations: 0, centicredits: 0 });
  open.zone.advance(dayMs);
  const used = { operations: 1, transfer: 2, centicredits: 100 };
  expect((await consumptionOf(scenarioId, { teamId })).row).toEqual({ scenarioId, ...used });
  expect((await consumptionOf(scenarioId, { organizationId })).row).toMatchObject(used);
  expect((await consumptionOf(scenarioId, { teamId: otherTeamId })).row).toBeUndefined();
});

test('a new month begins at nothing', async () => {
  const { teamId } = open.zone;
  const scenarioId = await newScenario(open, { scheduling: { type: 'daily', time: '23:00' } });
  open.zone.advance(dayMs + 13 * 3_600_000);
  const { reply, row } = await consumptionOf(scenarioId, { teamId });
  expect(reply.lastReset).toBe('2026-04-01T00:00:00.000Z');
  expect(row).toMatchObject({ operations: 0 });
});

test('the consumptions are those of exactly one team or organization', async () => {
  const { teamId, organizationId } = open.zone;
  // Our client would not let these out.
  const list = { method: 'GET', path: '/scenarios/consumptions' } as const;
  await expect(open.make.request(list)).rejects.toMatchObject({ status: 400 });
  await expect(open.make.request({ ...list, query: { teamId, organizationId } })).rejects.toMatchObject({
    status: 400,
  });
});
