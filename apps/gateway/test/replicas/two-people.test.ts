import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import { z } from 'zod';
import { callTool, connectClient, failureOf } from '../fakes/clients.js';
import { deploy } from '../fakes/deployment.js';
import { routed } from '../fakes/routing.js';
import { closeServed } from '../fakes/served-gateway.js';

jest.setTimeout(startLimitMs);

afterEach(closeServed);

const calls = 1_000;
const lanes = 4;
const limit = { key: ['principal'], effects: ['read'], windowSeconds: 3_600, whenStoreFails: 'closed' };
const Rows = z.object({ scenarios: z.array(z.object({ name: z.string() })) });

test('two people call thousands of times through two replicas at once, and nothing of one reaches the other', async () => {
  const deployed = await deploy({
    storage: 'redis',
    variables: { MAKEGATE_REPLICAS: '2' },
    limits: { each: { ...limit, quota: calls + 1 } },
  });
  const { sandbox, seen } = deployed.zone;
  const replicas = await Promise.all([deployed.start(), deployed.start()]);
  const scopes = ['scenarios:read', 'user:read', 'teams:read'];
  const people = [
    { id: 'ana', teamId: sandbox.teamId, may: ['make:read', 'make:run'], more: ['scenarios:run'] },
    { id: 'ben', teamId: sandbox.otherTeamId, may: ['make:read'], more: ['hooks:read'] },
  ];
  const opened = await Promise.all(
    people.map(async ({ id, teamId, may, more }, at) => {
      const token = sandbox.createToken({ scopes: [...scopes, ...more], teams: [teamId] });
      const [{ key }] = await Promise.all([deployed.addKey(id, may), deployed.setCredential(id, token)]);
      const fetch = routed(() => replicas, at + 1);
      // One session at each replica, each used through both.
      const connected = await Promise.all(replicas.map(({ url }) => connectClient(url, key, { fetch })));
      const clients = connected.map(({ client }) => client);
      return { id, teamId, token, clients };
    }),
  );
  seen.length = 0;

  const answers = await Promise.all(
    opened.map(async ({ clients, teamId }) => {
      const names = new Set<string>();
      const lists = new Set<string>();
      let next = 0;
      const lane = async (): Promise<void> => {
        for (let at = (next += 1); at <= calls; at = next += 1) {
          const client = clients[at % clients.length];
          if (!client) throw new Error('There is no client.');
          const { scenarios } = Rows.parse(await callTool(client, 'scenarios_list', { teamId, limit: 100 }));
          for (const { name } of scenarios) names.add(name);
          if (at % 50 === 0) lists.add(JSON.stringify((await client.listTools()).tools.map(({ name }) => name)));
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return { names: [...names], lists: [...lists] };
    }),
  );

  const [ana, ben] = answers;
  expect([ana?.names.length, ben?.names.length]).not.toContain(0);
  expect(ana?.names.filter((name) => ben?.names.includes(name))).toEqual([]);
  // Each saw one list all the time, and it was not that of the other.
  expect([ana?.lists.length, ben?.lists.length]).toEqual([1, 1]);
  expect(ana?.lists).not.toEqual(ben?.lists);

  const events = (await deployed.auditEvents()).filter(({ action }) => action === 'tools.call');
  const callers = new Map(events.map(({ correlationId, principal }) => [correlationId, principal]));
  expect([events.length, callers.size]).toEqual([2 * calls, 2 * calls]);
  for (const { id, teamId, token } of opened) {
    const theirs = events.filter(({ principal }) => principal === id);
    expect(new Set(theirs.map((event) => JSON.stringify(event.arguments)))).toEqual(
      new Set([JSON.stringify({ teamId, limit: 100 })]),
    );
    const sent = seen.filter(({ headers }) => callers.get(String(headers['x-request-id'])) === id);
    // The client shares what several calls read at the same time, so fewer requests than calls are sent.
    expect(sent.length).toBeGreaterThan(calls / 10);
    expect(new Set(sent.map(({ headers }) => headers.authorization))).toEqual(new Set([`Token ${token}`]));
  }

  // One call is left to each: neither has spent what belongs to the other, whichever replica counts.
  for (const { clients, teamId } of opened) {
    const codes = [];
    for (const client of clients) codes.push((await failureOf(client, 'scenarios_list', { teamId })).code);
    expect(codes).toEqual(['ok', 'rate_limited']);
  }
});
