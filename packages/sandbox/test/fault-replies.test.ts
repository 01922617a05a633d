import { openZone } from './open-zone.js';
import type { OpenZone } from './open-zone.js';
import { askPlainly } from './plain-request.js';

let open: OpenZone;
let nowMs = Date.parse('2026-01-05T12:00:00Z');

beforeEach(async () => {
  open = await openZone({ clock: () => nowMs });
});

afterEach(() => open.zone.close());

const me = '/api/v2/users/me';
const ask = (path = me) => askPlainly(open.zone, path);
const dateMs = async () => Date.parse(String((await ask()).headers.date));

test('a 429 has the words of Make, with Retry-After or without', async () => {
  open.zone.addFault({ kind: 'status', status: 429 });
  open.zone.addFault({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
  const [without, withIt] = [await ask(), await ask()];
  for (const { status, headers, text } of [without, withIt]) {
    expect({ status, type: headers['content-type'], text }).toEqual({
      status: 429,
      type: 'text/plain',
      text: 'Requests limit for organization exceeded, please try again later.',
    });
  }
  expect(without.headers['retry-after']).toBeUndefined();
  expect(withIt.headers['retry-after']).toBe('7');
  expect((await ask()).status).toBe(200);
});

test('a 503 comes as a page or as JSON', async () => {
  open.zone.addFault({ kind: 'html', status: 503 });
  open.zone.addFault({ kind: 'status', status: 503, body: { message: 'Maintenance' } });
  const [page, json] = [await ask(), await ask()];
  expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
  expect(page.text).toContain('<h1>');
  expect([json.status, JSON.parse(json.text)]).toEqual([503, { message: 'Maintenance' }]);
});

test('a truncated reply looks whole to HTTP and is half of its JSON', async () => {
  const { text: whole } = await ask();
  open.zone.addFault({ kind: 'truncated' });
  const { status, headers, text } = await ask();
  expect(status).toBe(200);
  expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
  expect(whole.startsWith(text)).toBe(true);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('a slow body has its head at once and is whole in the end', async () => {
  const { text: whole } = await ask();
  open.zone.addFault({ kind: 'slow', bodyMs: 300 });
  const { headMs, bodyMs, text, headers } = await ask();
  expect(text).toBe(whole);
  expect(headers['content-length']).toBe(String(Buffer.byteLength(whole)));
  expect(headMs).toBeLessThan(250);
  expect(bodyMs).toBeGreaterThan(250);
});

test('faults of the reply wait for a call that is carried out', async () => {
  open.zone.addFault({ kind: 'truncated' });
  expect((await ask('/api/v2/teams/1')).status).toBe(404);
  expect(open.zone.faults()).toMatchObject([{ fault: { kind: 'truncated' }, used: 0 }]);
});

test('a latency holds requests up before they are read', async () => {
  open.zone.addFault({ kind: 'latency', delay: { distribution: 'constant', ms: 200 } });
  const [late, early] = [await ask(), await ask()];
  expect(late.headMs).toBeGreaterThanOrEqual(199);
  expect(early.headMs).toBeLessThan(199);
});

test.each([
  ['request', false],
  ['reply', true],
] as const)('a client that leaves while its %s is held up: carried out is %j', async (at, carriedOut) => {
  const { zone, make } = open;
  const delay = { distribution: 'constant', ms: 60_000 } as const;
  zone.addFault({ match: { endpoint: 'folders.create' }, kind: 'latency', at, delay });
  const sent = fetch(`${zone.url}/api/v2/scenarios-folders`, {
    method: 'POST',
    headers: { authorization: `Token ${zone.apiToken}` },
    body: JSON.stringify({ teamId: zone.teamId, name: 'Waited for' }),
    signal: AbortSignal.timeout(300),
  });
  await expect(sent).rejects.toThrow('timeout');
  const { scenariosFolders } = await make.folders.list({ teamId: zone.teamId });
  expect(scenariosFolders.some(({ name }) => name === 'Waited for')).toBe(carriedOut);
});

test('a client that leaves before its request is read has asked nothing, also when the time has come', async () => {
  const { zone } = open;
  zone.addFault({ kind: 'latency', delay: { distribution: 'constant', ms: 300 } });
  const headers = { authorization: `Token ${zone.apiToken}` };
  await expect(fetch(`${zone.url}${me}`, { headers, signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(zone.quota().organizations).toEqual([]);
});

test('a zone that closes does not wait for what is held up', async () => {
  const { zone } = await openZone();
  zone.addFault({ kind: 'latency', delay: { distribution: 'constant', ms: 60_000 } });
  zone.addFault({ kind: 'slow', bodyMs: 60_000 });
  const asked = [fetch(`${zone.url}${me}`), askPlainly(zone, me)].map((answer) =>
    answer.then(
      () => 'whole',
      () => 'broken',
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = performance.now();
  await zone.close();
  expect(performance.now() - before).toBeLessThan(1_000);
  await expect(Promise.all(asked)).resolves.toEqual(['broken', 'broken']);
});

test('a clock that is slow shows in the Date header and in what is written down, and heals', async () => {
  const { zone, make } = open;
  expect(await dateMs()).toBe(nowMs);
  const body = JSON.stringify({ kind: 'skew', byMs: -600_000, forMs: 60_000 });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${zone.url}/_sandbox/faults`, { method: 'POST', headers, body })).status).toBe(204);
  expect(await dateMs()).toBe(nowMs - 600_000);
  const { scenarios } = await make.scenarios.list({ teamId: zone.teamId });
  const { scenario } = await make.scenarios.update({ scenarioId: scenarios[0]?.id ?? 0, name: 'Touched' });
  expect(scenario.lastEdit).toBe(new Date(nowMs - 600_000).toISOString());
  nowMs += 60_000;
  expect(await dateMs()).toBe(nowMs);
});

test('faults may be there from the start, and are listed with their use until they are cleared', async () => {
  const { zone } = await openZone({ faults: [{ kind: 'status', status: 503, share: 1 }] });
  try {
    expect((await askPlainly(zone, me)).status).toBe(503);
    const listed: unknown = JSON.parse((await askPlainly(zone, '/_sandbox/faults')).text);
    expect(listed).toMatchObject({ faults: [{ used: 1, fault: { kind: 'status', status: 503, share: 1 } }] });
    zone.clearFaults();
    expect((await askPlainly(zone, me)).status).toBe(200);
    expect(zone.faults()).toEqual([]);
  } finally {
    await zone.close();
  }
});
