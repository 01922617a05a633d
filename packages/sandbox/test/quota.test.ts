import { createMakeClient, apiToken } from '@makegate/client';
import { openZone, scenarioId } from './open-zone.js';
import type { OpenZone } from './open-zone.js';
import { askPlainly } from './plain-request.js';

let open: OpenZone;
let nowMs = 0;

beforeEach(async () => {
  nowMs = Date.parse('2026-01-05T12:00:30Z');
  open = await openZone({ clock: () => nowMs, apiLimit: 3, quotaWindow: 'clock' });
});

afterEach(() => open.zone.close());

const me = '/api/v2/users/me';
const quota = '/_sandbox/quota';

async function statuses(count: number, path = me): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await askPlainly(open.zone, path)).status);
  return seen;
}

const patchQuota = (change: object) => askPlainly(open.zone, quota, { method: 'PATCH', body: JSON.stringify(change) });

test('above the limit of its minute the organization gets a 429 in plain text, until the next minute', async () => {
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  const { headers, text } = await askPlainly(open.zone, me);
  expect(headers['content-type']).toContain('text/plain');
  expect(text).toBe('Requests limit for organization exceeded, please try again later.');
  nowMs += 29_999;
  expect(await statuses(1)).toEqual([429]);
  nowMs += 1;
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
});

test('every token of the organization draws on the same limit', async () => {
  const { zone } = open;
  const other = createMakeClient({ zone: { url: zone.url }, credential: apiToken(zone.readOnlyToken) });
  await other.users.me();
  expect(await statuses(3)).toEqual([200, 200, 429]);
});

test('another organization has a limit and a count of its own', async () => {
  const { zone } = open;
  const { organizationId, otherOrganizationId, people } = zone;
  const token = zone.createToken({ scopes: ['user:read'], user: people.outsider });
  const asOutsider = () => fetch(`${zone.url}${me}`, { headers: { authorization: `Token ${token}` } });
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  expect((await asOutsider()).status).toBe(200);
  await patchQuota({ organizationId: otherOrganizationId, limit: 1 });
  expect((await asOutsider()).status).toBe(429);
  expect(zone.quota().organizations).toMatchObject([
    { organizationId, limit: 3, arrivals: 4, refused: 1 },
    { organizationId: otherOrganizationId, limit: 1, arrivals: 2, refused: 1 },
  ]);
});

test('runs do not count and are not refused, unknown tokens and unknown paths do not count', async () => {
  const id = await scenarioId(open, 'Report stored records');
  const unknown = { headers: { authorization: 'Token 00000000-0000-4000-8000-000000000000' } };
  expect((await fetch(`${open.zone.url}${me}`, unknown)).status).toBe(401);
  expect(await statuses(2, '/api/v2/nowhere')).toEqual([404, 404]);
  expect(await statuses(3)).toEqual([200, 200, 429]);
  await expect(open.make.scenarios.run({ scenarioId: id })).resolves.toMatchObject({ executionId: expect.any(String) });
  expect(open.zone.quota().organizations).toMatchObject([{ arrivals: 4, refused: 1 }]);
});

test('a call that is refused for its scopes or its arguments counts', async () => {
  const { zone } = open;
  const powerless = { headers: { authorization: `Token ${zone.createToken({ scopes: [] })}` } };
  expect((await fetch(`${zone.url}${me}`, powerless)).status).toBe(403);
  expect(await statuses(1, '/api/v2/teams/x')).toEqual([400]);
  expect(zone.quota().organizations).toMatchObject([{ arrivals: 2 }]);
});

test('other processes read what arrived in each window, and clear it', async () => {
  const startMs = Date.parse('2026-01-05T12:00:00Z');
  await statuses(5);
  nowMs += 30_000;
  await statuses(2);
  expect(JSON.parse((await askPlainly(open.zone, quota)).text)).toEqual({
    window: 'clock',
    windowMs: 60_000,
    enforced: true,
    organizations: [
      {
        organizationId: open.zone.organizationId,
        limit: 3,
        arrivals: 7,
        refused: 2,
        mostInAnySpan: 7,
        windows: [
          { startMs, arrivals: 5, refused: 2 },
          { startMs: startMs + 60_000, arrivals: 2, refused: 0 },
        ],
      },
    ],
  });
  expect((await askPlainly(open.zone, quota, { method: 'DELETE' })).status).toBe(204);
  expect(open.zone.quota().organizations).toEqual([]);
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
});

test('the limit is changed while the zone serves, and the license tells the new one', async () => {
  const { organizationId } = open.zone;
  const limit = async () => (await open.make.organizations.get({ organizationId })).organization.license?.apiLimit;
  expect(await limit()).toBe(3);
  expect(JSON.parse((await patchQuota({ plan: 'core' })).text)).toMatchObject({ organizations: [{ limit: 60 }] });
  expect(await limit()).toBe(60);
  await patchQuota({ limit: 3, organizationId });
  expect(await statuses(2)).toEqual([200, 429]);
  await patchQuota({ limit: null });
  expect(await statuses(2)).toEqual([200, 200]);
});

test('the kind of window is changed while the zone serves', async () => {
  await patchQuota({ window: 'sliding', windowMs: 1_000 });
  expect(await statuses(2)).toEqual([200, 200]);
  nowMs += 600;
  expect(await statuses(2)).toEqual([200, 429]);
  nowMs += 400;
  expect(await statuses(3)).toEqual([200, 200, 429]);
});

test('a reset of the zone brings back the limit and the windows it began with', async () => {
  await patchQuota({ limit: 1, window: 'sliding', windowMs: 1_000 });
  expect(await statuses(2)).toEqual([200, 429]);
  open.zone.reset();
  expect(open.zone.quota()).toEqual({ window: 'clock', windowMs: 60_000, enforced: true, organizations: [] });
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
});

test.each([
  [{ window: 'square' }, 400, 'window'],
  [{ limit: 1, plan: 'free' }, 400, 'limit'],
  [{ limit: 1, organizationId: 1 }, 404, 'Organization'],
])('a change to %j is refused with %d, and nothing changes', async (change, status, named) => {
  const before = open.zone.quota();
  const answer = await patchQuota(change);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(named);
  expect(open.zone.quota()).toEqual(before);
});

test('moving the clock of the zone forward ends a window', async () => {
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  open.zone.advance(30_000);
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
});

test.each([
  ['free', 30],
  ['core', 60],
  ['pro', 120],
  ['teams', 240],
  ['enterprise', 1_000],
] as const)('the plan %s has room for %d requests', async (plan, limit) => {
  const { zone } = await openZone({ plan });
  try {
    const headers = { authorization: `Token ${zone.apiToken}` };
    const path = `${zone.url}/api/v2/organizations/${zone.organizationId}`;
    expect(JSON.parse(await (await fetch(path, { headers })).text())).toMatchObject({
      organization: { license: { apiLimit: limit } },
    });
    for (let sent = 1; sent < limit; sent += 1) await (await fetch(`${zone.url}${me}`, { headers })).text();
    expect((await fetch(`${zone.url}${me}`, { headers })).status).toBe(429);
    expect(zone.quota().organizations).toMatchObject([{ limit, arrivals: limit + 1, refused: 1 }]);
  } finally {
    await zone.close();
  }
});
