import { clientWith, openZone, scenarioId } from './open-zone.js';
import type { OpenZone } from './open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const me = () => open.make.users.me();
const json = { 'content-type': 'application/json' };

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
  expect((await fetch(faults, { method: 'POST', headers: json, body })).status).toBe(204);
  await expect(me()).rejects.toMatchObject({ code: 'make_failed' });
  expect((await fetch(faults, { method: 'DELETE' })).status).toBe(204);
  await expect(me()).resolves.toBeDefined();
});

test('a malformed fault is refused', async () => {
  const init = { method: 'POST', headers: json, body: '{"kind":"flood"}' };
  const answer = await fetch(`${open.zone.url}/_sandbox/faults`, init);
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
    { method: 'GET', path: '/nowhere', status: 404, counted: false },
  ];
  expect(zone.requests()).toMatchObject(expected);
  const seen: unknown = await (await fetch(`${zone.url}/_sandbox/requests`)).json();
  expect(seen).toMatchObject({ requests: expected });
  await fetch(`${zone.url}/_sandbox/requests`, { method: 'DELETE' });
  expect(zone.requests()).toEqual([]);
});

test('a fault for every request meets unknown paths and unknown tokens too', async () => {
  const { zone } = open;
  zone.addFault({ kind: 'status', status: 503, times: 2 });
  expect((await fetch(`${zone.url}/api/v2/nowhere`)).status).toBe(503);
  expect((await fetch(`${zone.url}/api/v2/users/me`)).status).toBe(503);
  expect((await fetch(`${zone.url}/api/v2/users/me`)).status).toBe(401);
});

test('a reset waits for a call that is carried out', async () => {
  const { zone } = open;
  zone.addFault({ match: { path: '/users/me' }, kind: 'reset' });
  expect((await fetch(`${zone.url}/api/v2/users/me`)).status).toBe(401);
  const powerless = { authorization: `Token ${zone.createToken({ scopes: [] })}` };
  expect((await fetch(`${zone.url}/api/v2/users/me`, { headers: powerless })).status).toBe(403);
  const cut = async () => {
    const headers = { authorization: `Token ${zone.apiToken}` };
    return (await fetch(`${zone.url}/api/v2/users/me`, { headers })).text();
  };
  await expect(cut()).rejects.toThrow('terminated');
  await expect(cut()).resolves.toContain('Ines Kolar');
});

test('a reset of a reply without a body cuts the connection at once', async () => {
  const { zone, make } = open;
  const id = await scenarioId(open, 'Report stored records');
  const { executionId } = await make.scenarios.run({ scenarioId: id, responsive: true });
  zone.addFault({ match: { path: `/scenarios/${id}/replay` }, kind: 'reset' });
  const asked = fetch(`${zone.url}/api/v2/scenarios/${id}/replay`, {
    method: 'POST',
    headers: { authorization: `Token ${zone.apiToken}` },
    body: JSON.stringify({ executionIds: [executionId] }),
    signal: AbortSignal.timeout(5_000),
  });
  await expect(asked).rejects.toThrow('fetch failed');
});

test.each([
  [{ kind: 'large', status: 503 }, 'status'],
  [{ kind: 'reset', bytes: 5 }, 'bytes'],
  [{ kind: 'html', bytes: 5 }, 'bytes'],
  [{ kind: 'status', headers: { 'x-a': 'one\r\ntwo' } }, 'x-a'],
  [{ kind: 'html', match: { endpoint: 'nope.nope' } }, 'no such endpoint'],
  [{ kind: 'html', match: { endpoint: 'nope.*' } }, 'no such endpoint'],
  [{ kind: 'status', headers: { 'x a': 'one' } }, 'x a'],
  [{ kind: 'status', headers: { 'Content-Length': '5' } }, 'Content-Length'],
])('a fault like %j is refused, and the reason names what is wrong', async (fault, named) => {
  const answer = await fetch(`${open.zone.url}/_sandbox/faults`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(fault),
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(named);
  await expect(me()).resolves.toBeDefined();
});

test('in process, what is malformed is a TypeError that can be read', () => {
  const { zone } = open;
  for (const step of [
    () => zone.addFault(JSON.parse('{"kind":"nope"}')),
    () => zone.changeQuota(JSON.parse('{"windowMs":"nope"}')),
    () => zone.addOAuthClient(JSON.parse('{"name":"A","redirectUris":"nope"}')),
  ]) {
    expect(step).toThrow(TypeError);
    expect(step).toThrow(/^✖ .*\n {2}→ at (?:kind|windowMs|redirectUris)$/);
  }
});

test('the journal counts only what takes one of the requests per minute', async () => {
  const limited = await openZone({ apiLimit: 1 });
  const { zone } = limited;
  const headers = { authorization: `Token ${zone.apiToken}` };
  try {
    zone.addFault({ kind: 'html' });
    const address = `${zone.url}/api/v2/users/me`;
    const statuses: number[] = [];
    for (const init of [{ headers }, {}, { headers }, { headers }]) statuses.push((await fetch(address, init)).status);
    expect(statuses).toEqual([200, 401, 200, 429]);
    expect(zone.requests().map(({ status, counted }) => [status, counted])).toEqual([
      [200, false],
      [401, false],
      [200, true],
      [429, false],
    ]);
  } finally {
    await zone.close();
  }
});

test('a page that posts a text to the controls is refused', async () => {
  const faults = `${open.zone.url}/_sandbox/faults`;
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; a=application/json']) {
    const headers = { 'content-type': type };
    expect((await fetch(faults, { method: 'POST', headers, body: '{"kind":"html"}' })).status).toBe(415);
  }
  const preflight = await fetch(faults, { method: 'OPTIONS', headers: { origin: 'http://evil.example' } });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  await expect(me()).resolves.toBeDefined();
});
