import { clientWith, openZone, scenarioId } from './open-zone.js';
import type { OpenZone } from './open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const me = () => open.make.users.me();

test('a page instead of JSON is used up after one request', async () => {
  open.zone.addFault({ match: { path: '/users/me' }, kind: 'html' });
  await expect(me()).rejects.toMatchObject({ code: 'make_reply_unreadable' });
  await expect(me()).resolves.toMatchObject({ authUser: { name: 'Ines Kolar' } });
});

test('a fault lasts as many requests as it was told, and meets only what it matches', async () => {
  open.zone.addFault({ match: { method: 'get', path: '/users/*' }, times: 2, kind: 'status', status: 503 });
  await expect(me()).rejects.toMatchObject({ code: 'make_unavailable' });
  await expect(open.make.organizations.list()).resolves.toBeDefined();
  await expect(open.make.users.apiTokens()).rejects.toMatchObject({ code: 'make_unavailable' });
  await expect(me()).resolves.toBeDefined();
});

test('a status brings its own body and headers', async () => {
  open.zone.addFault({ kind: 'status', status: 429, body: 'Too many', headers: { 'retry-after': '7' } });
  await expect(me()).rejects.toMatchObject({ code: 'make_rate_limited', retryAfterMs: 7_000 });
});

test('a large reply is as large as it says', async () => {
  open.zone.addFault({ kind: 'large', bytes: 3_000_000 });
  const headers = { authorization: `Token ${open.zone.apiToken}` };
  const answer = await fetch(`${open.zone.url}/api/v2/users/me`, { headers });
  const { filler }: Record<string, string> = JSON.parse(await answer.text());
  expect(filler).toHaveLength(3_000_000);
  open.zone.addFault({ kind: 'large' });
  await expect(me()).rejects.toMatchObject({ code: 'make_reply_too_large' });
});

test('a reset cuts the reply of a call that was carried out', async () => {
  const { zone, make } = open;
  zone.addFault({ match: { method: 'POST', path: '/scenarios-folders' }, kind: 'reset' });
  await expect(make.folders.create({ teamId: zone.teamId, name: 'Half told' })).rejects.toMatchObject({
    code: 'outcome_unknown',
  });
  const { scenariosFolders } = await make.folders.list({ teamId: zone.teamId });
  expect(scenariosFolders.map(({ name }) => name)).toContain('Half told');
});

test('other processes arm and clear faults over HTTP', async () => {
  const faults = `${open.zone.url}/_sandbox/faults`;
  const body = JSON.stringify({ kind: 'status', status: 500, times: 5 });
  expect((await fetch(faults, { method: 'POST', body })).status).toBe(204);
  await expect(me()).rejects.toMatchObject({ code: 'make_failed' });
  expect((await fetch(faults, { method: 'DELETE' })).status).toBe(204);
  await expect(me()).resolves.toBeDefined();
});

test('a malformed fault is refused', async () => {
  const answer = await fetch(`${open.zone.url}/_sandbox/faults`, { method: 'POST', body: '{"kind":"flood"}' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('kind');
});

test('the journal tells what was asked, what came of it and whether it counts', async () => {
  const { zone, make } = open;
  const id = await scenarioId(open, 'Report stored records');
  zone.clearRequests();
  await make.scenarios.run({ scenarioId: id });
  await expect(clientWith(zone, zone.readOnlyToken).scenarios.delete({ scenarioId: id })).rejects.toThrow('scenarios');
  await fetch(`${zone.url}/api/v2/nowhere?secret=1`);
  const expected = [
    { method: 'POST', path: `/scenarios/${id}/run`, endpoint: 'scenarios.run', status: 200, counted: false },
    { method: 'DELETE', path: `/scenarios/${id}`, endpoint: 'scenarios.delete', status: 403, counted: true },
    { method: 'GET', path: '/nowhere', status: 404, counted: true },
  ];
  expect(zone.requests()).toMatchObject(expected);
  const seen: unknown = await (await fetch(`${zone.url}/_sandbox/requests`)).json();
  expect(seen).toMatchObject({ requests: expected });
  await fetch(`${zone.url}/_sandbox/requests`, { method: 'DELETE' });
  expect(zone.requests()).toEqual([]);
});
