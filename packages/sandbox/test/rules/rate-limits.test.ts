import { openZone, scenarioId } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { askPlainly } from '../plain-request.js';

let open: OpenZone;
const nowMs = Date.parse('2026-01-05T12:00:30Z');

beforeAll(async () => {
  open = await openZone({ clock: () => nowMs });
});

beforeEach(() => open.zone.clearQuota());

afterAll(() => open.zone.close());

const me = '/api/v2/users/me';
const refusal = 'Requests limit for organization exceeded, please try again later.';
const license = async () => {
  const { organization } = await open.make.organizations.get({ organizationId: open.zone.organizationId });
  return Object(organization.license);
};

test.each([
  ['free', 30],
  ['core', 60],
  ['pro', 120],
  ['teams', 240],
  ['enterprise', 1000],
] as const)('the plan %s allows %d requests a minute, and the license says so', async (plan, limit) => {
  open.zone.changeQuota({ plan });
  expect(await license()).toMatchObject({ apiLimit: limit });
});

test('the request above the limit is a 429 in the words of Make, until the minute is over', async () => {
  open.zone.changeQuota({ limit: 2 });
  await askPlainly(open.zone, me);
  await askPlainly(open.zone, me);
  expect(await askPlainly(open.zone, me)).toMatchObject({ status: 429, text: refusal });
  open.zone.advance(60_000);
  expect(await askPlainly(open.zone, me)).toMatchObject({ status: 200 });
});

test('no reply has a header about rates, the 429 included', async () => {
  open.zone.changeQuota({ limit: 1 });
  for (const status of [200, 429]) {
    const answer = await askPlainly(open.zone, me);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => /rate|retry|quota/i.test(name))).toEqual([]);
  }
});

test('everybody of the organization draws on one limit, and runs do not', async () => {
  open.zone.changeQuota({ limit: 4 });
  const id = await scenarioId(open, 'Report stored records');
  const token = open.zone.createToken({ scopes: ['user:read'], user: open.zone.people.monitoring });
  const asColleague = () => fetch(`${open.zone.url}${me}`, { headers: { authorization: `Token ${token}` } });
  for (let run = 0; run < 4; run += 1) await open.make.scenarios.run({ scenarioId: id });
  const statuses = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await asColleague()).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  await expect(open.make.users.me()).rejects.toMatchObject({ status: 429 });
});

test('the license tells what the plan includes, by names of Make', async () => {
  open.zone.changeQuota({ plan: 'teams' });
  const amounts = ['operations', 'transfer', 'dslimit', 'dlqStorage', 'auditLogsDays', 'webhookLogRetentionDays'];
  const switches = ['scenarioIO', 'customFunctions', 'customVariables', 'customProperties', 'onDemandScheduling'];
  const known = await license();
  expect(Object.keys(known)).toEqual(
    expect.arrayContaining([...amounts, ...switches, 'analyticsAccess', 'onPremAgent']),
  );
});
