import { z } from 'zod';
import { callTool, connectClient, failureOf } from './fakes/clients.js';
import { composed } from './fakes/composed-gateway.js';
import { closeServed } from './fakes/served-gateway.js';

afterEach(closeServed);

const calls = 1_000;
const lanes = 4;
const Rows = z.object({ scenarios: z.array(z.object({ name: z.string() })) });

/** So many calls, a few of them at a time. */
async function inLanes(count: number, call: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await call(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

test('two principals call thousands of times at once, and nothing of one reaches the other', async () => {
  const quota = calls + 1;
  const windowMs = 3_600_000;
  const { addKey, auditEvents, setCredential, url, zone } = await composed({
    policies: [{ name: 'each', key: ['principal'], effects: ['read'], quota, windowMs, whenStoreFails: 'closed' }],
  });
  const { sandbox } = zone;
  const own = (teamId: number, scopes: readonly string[]) => sandbox.createToken({ scopes, teams: [teamId] });
  const people = [
    {
      id: 'ana',
      teamId: sandbox.teamId,
      token: own(sandbox.teamId, ['scenarios:read', 'scenarios:run', 'user:read', 'teams:read']),
      scopes: ['make:read', 'make:run'],
    },
    {
      id: 'ben',
      teamId: sandbox.otherTeamId,
      token: own(sandbox.otherTeamId, ['scenarios:read', 'user:read', 'teams:read', 'hooks:read']),
      scopes: ['make:read'],
    },
  ] as const;
  const opened = await Promise.all(
    people.map(async (person) => {
      await setCredential(person.id, person.token);
      const { text } = await addKey(person.id, person.scopes);
      const clients = await Promise.all([connectClient(url, text), connectClient(url, text)]);
      return { ...person, clients: clients.map(({ client }) => client) };
    }),
  );

  const answers = await Promise.all(
    opened.map(async ({ clients, teamId }) => {
      const names = new Set<string>();
      const tools = new Set<string>();
      await inLanes(calls, async (index) => {
        const client = clients[index % clients.length] ?? clients[0];
        if (client === undefined) throw new Error('There is no client.');
        const { scenarios } = Rows.parse(await callTool(client, 'scenarios_list', { teamId, limit: 100 }));
        for (const { name } of scenarios) names.add(name);
        if (index % 50 === 0) tools.add(JSON.stringify((await client.listTools()).tools.map(({ name }) => name)));
      });
      return { names, tools };
    }),
  );

  const [ana, ben] = answers;
  expect(ana?.names.size).toBeGreaterThan(0);
  expect(ben?.names.size).toBeGreaterThan(0);
  expect([...(ana?.names ?? [])].filter((name) => ben?.names.has(name))).toEqual([]);
  // Each saw one list all the time, and it was not that of the other.
  expect([ana?.tools.size, ben?.tools.size]).toEqual([1, 1]);
  expect([...(ana?.tools ?? [])]).not.toEqual([...(ben?.tools ?? [])]);

  const events = (await auditEvents()).filter(({ action }) => action === 'tools.call');
  expect(events).toHaveLength(2 * calls);
  const callers = new Map(events.map(({ correlationId, principal }) => [correlationId, principal]));
  expect(callers.size).toBe(2 * calls);
  for (const { id, teamId, token } of opened) {
    const theirs = events.filter(({ principal }) => principal === id);
    expect(theirs).toHaveLength(calls);
    expect(new Set(theirs.map((event) => JSON.stringify(event.arguments)))).toEqual(
      new Set([JSON.stringify({ teamId, limit: 100 })]),
    );
    const sent = zone.seen.filter(({ headers }) => callers.get(String(headers['x-request-id'])) === id);
    // The client shares what several calls read at the same time, so fewer requests than calls are sent.
    expect(sent.length).toBeGreaterThan(calls / 10);
    expect(new Set(sent.map(({ headers }) => headers.authorization))).toEqual(new Set([`Token ${token}`]));
  }

  // One call is left to each of them: neither has spent what belongs to the other.
  for (const { clients, teamId } of opened) {
    const [client] = clients;
    if (client === undefined) throw new Error('There is no client.');
    expect(await failureOf(client, 'scenarios_list', { teamId })).toEqual({ code: 'ok' });
    expect(await failureOf(client, 'scenarios_list', { teamId })).toMatchObject({ code: 'rate_limited' });
  }
}, 180_000);
