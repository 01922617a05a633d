import { Agent, get } from 'node:http';
import { once } from 'node:events';
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

const folderNames = async () => {
  const { scenariosFolders } = await open.make.folders.list({ teamId: open.zone.teamId });
  return scenariosFolders.map(({ name }) => name);
};

const createFolder = (name: string) =>
  askPlainly(open.zone, '/api/v2/scenarios-folders', {
    method: 'POST',
    body: JSON.stringify({ teamId: open.zone.teamId, name }),
  });

test('a reset at the request breaks the connection, and nothing has been carried out', async () => {
  open.zone.addFault({ match: { endpoint: 'folders.create' }, kind: 'reset', at: 'request' });
  await expect(createFolder('Never heard')).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(open.zone.requests()).toMatchObject([{ endpoint: 'folders.create', status: 0, counted: false }]);
  expect(await folderNames()).not.toContain('Never heard');
});

test.each(['reply', 'body'] as const)(
  'a reset at the %s breaks the connection, and the call was carried out',
  async (at) => {
    open.zone.addFault({ match: { endpoint: 'folders.create' }, kind: 'reset', at });
    await expect(createFolder('Heard')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(open.zone.requests()).toMatchObject([{ endpoint: 'folders.create', status: 0, counted: true }]);
    expect(await folderNames()).toContain('Heard');
  },
);

test('of a reset at the reply not even the head arrives, of one in the body the head and half', async () => {
  const received = async () => {
    const asked = get(`${open.zone.url}${me}`, { headers: { authorization: `Token ${open.zone.apiToken}` } });
    const [first]: unknown[] = await Promise.race([once(asked, 'response'), once(asked, 'error')]).catch((error) => [
      error,
    ]);
    return first;
  };
  open.zone.addFault({ kind: 'reset', at: 'reply' });
  expect(await received()).toMatchObject({ code: 'ECONNRESET' });
  open.zone.addFault({ kind: 'reset', at: 'body' });
  expect(await received()).toMatchObject({ statusCode: 200 });
});

test('a stale connection breaks just as it is used again, and a new one works', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  open.zone.addFault({ kind: 'stale' });
  expect(await askPlainly(open.zone, me, { agent })).toMatchObject({ status: 200, reused: false });
  await expect(askPlainly(open.zone, me, { agent })).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await askPlainly(open.zone, me, { agent })).toMatchObject({ status: 200, reused: false });
  expect(await askPlainly(open.zone, me, { agent })).toMatchObject({ status: 200, reused: true });
  agent.destroy();
});

test('a write that meets a stale connection has not been carried out', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  open.zone.addFault({ kind: 'stale' });
  await askPlainly(open.zone, me, { agent });
  const body = JSON.stringify({ teamId: open.zone.teamId, name: 'Lost' });
  const sent = askPlainly(open.zone, '/api/v2/scenarios-folders', { method: 'POST', body, agent });
  await expect(sent).rejects.toMatchObject({ code: 'ECONNRESET' });
  agent.destroy();
  expect(await folderNames()).not.toContain('Lost');
});

test('during an outage nothing of the zone answers but its controls, and it is over by the clock of the zone', async () => {
  const { zone } = open;
  zone.addFault({ kind: 'outage', forMs: 30_000 });
  for (const path of [me, '/api/v2/nowhere', '/hook/abc', '/']) {
    await expect(askPlainly(zone, path)).rejects.toMatchObject({ code: 'ECONNRESET' });
  }
  expect((await askPlainly(zone, '/_sandbox/faults')).text).toContain('"used":4');
  nowMs += 29_999;
  await expect(askPlainly(zone, me)).rejects.toMatchObject({ code: 'ECONNRESET' });
  nowMs += 1;
  expect((await askPlainly(zone, me)).status).toBe(200);
});

test('moving the clock of the zone forward ends an outage', async () => {
  open.zone.addFault({ kind: 'outage', forMs: 3_600_000 });
  await expect(askPlainly(open.zone, me)).rejects.toMatchObject({ code: 'ECONNRESET' });
  open.zone.advance(3_600_000);
  expect((await askPlainly(open.zone, me)).status).toBe(200);
});

test('over TLS a connection breaks too', async () => {
  const secure = await openZone({ tls: true, faults: [{ kind: 'reset', at: 'request' }] });
  try {
    const { get: getSecurely } = await import('node:https');
    const ask = async () => {
      const headers = { authorization: `Token ${secure.zone.apiToken}` };
      const asked = getSecurely(`${secure.zone.url}${me}`, { headers, ca: secure.zone.certificate, agent: false });
      const [answer] = await once(asked, 'response');
      answer.resume();
      return answer.statusCode;
    };
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(ask()).resolves.toBe(200);
  } finally {
    await secure.zone.close();
  }
});
