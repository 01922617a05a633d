import { clientWith, openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { dayMs } from '../day.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ license: { analyticsAccess: true } });
});

afterEach(() => open.zone.close());

const analyticsOf = ({ make, zone }: OpenZone, asked: object = {}) =>
  make.analytics.get({ organizationId: zone.organizationId, pg: { limit: 100 }, ...asked });

test('a run is counted with its scenario, and with no other', async () => {
  const id = await scenarioId(open, 'Remind of overdue invoices');
  const executionsOf = async () => {
    const { analytics } = await analyticsOf(open);
    return Object.fromEntries(analytics.map((row) => [String(row['scenarioId']), row['executions']]));
  };
  const before = await executionsOf();
  await open.make.scenarios
    .run({ scenarioId: id, responsive: true, data: { customer: 'A', amount: 1 } })
    .catch(() => 0);
  await expect(executionsOf()).resolves.toEqual({ ...before, [id]: Number(before[id]) + 1 });
});

test('only the teams, the folder and the scenarios that were asked for are counted', async () => {
  const { teamId, otherTeamId } = open.zone;
  const both = await analyticsOf(open);
  const one = await analyticsOf(open, { teamId: [teamId] });
  const other = await analyticsOf(open, { teamId: [otherTeamId] });
  expect(Number(one.total) + Number(other.total)).toBe(both.total);
  expect(new Set(one.analytics.map((row) => row['teamId']))).toEqual(new Set([teamId]));
  const inactive = await analyticsOf(open, { status: 'inactive' });
  expect(new Set(inactive.analytics.map(({ status }) => status))).toEqual(new Set(['inactive']));
});

test('a time without runs counts none, and there is nothing from more than a year ago', async () => {
  const quiet = { dateFrom: new Date(Date.now() - 300 * dayMs).toISOString() };
  const empty = await analyticsOf(open, { timeframe: { ...quiet, dateTo: quiet.dateFrom } });
  expect(new Set(empty.analytics.map(({ executions }) => executions))).toEqual(new Set([0]));
  await expect(analyticsOf(open, { timeframe: { dateFrom: '2001-01-01' } })).rejects.toMatchObject({ status: 400 });
});

test('analytics are for owners, of organizations whose plan includes them', async () => {
  const { zone } = open;
  const admin = clientWith(zone, zone.createToken({ scopes: ['analytics:read'], user: zone.people.admin }));
  await expect(analyticsOf({ zone, make: admin })).rejects.toMatchObject({ status: 403 });
  const plain = await openZone();
  try {
    await expect(analyticsOf(plain)).rejects.toMatchObject({ status: 403, makeCode: 'SC403' });
  } finally {
    await plain.zone.close();
  }
});
