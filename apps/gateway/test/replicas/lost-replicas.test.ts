import { setTimeout as passed } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { z } from 'zod';
import { ask, call, openRaw } from '../fakes/ask.js';
import { callTool, connectClient } from '../fakes/clients.js';
import { deploy, type Deployment, type GatewayProcess } from '../fakes/deployment.js';
import { balanced } from '../fakes/routing.js';
import { closeServed } from '../fakes/served-gateway.js';

jest.setTimeout(60_000);

let deployed: Deployment;
let key: string;
beforeAll(async () => {
  deployed = await deploy({
    storage: 'redis',
    variables: { MAKEGATE_REPLICAS: '3', MAKEGATE_WAIT_SECONDS: '3' },
    zone: { runDurationMs: 60_000 },
  });
  const { apiToken } = deployed.zone.sandbox;
  const [added] = await Promise.all([
    deployed.addKey('ana', ['make:read', 'make:run']),
    deployed.setCredential('ana', apiToken),
  ]);
  ({ key } = added);
}, startLimitMs);
afterAll(closeServed);

const pair = () => Promise.all([deployed.start(), deployed.start()]);

/** A client whose session is opened at the first of these, and whose requests then go where `moveTo` says. */
async function movable(first: GatewayProcess) {
  let target = first;
  const { client } = await connectClient(first.url, key, { fetch: (_url, init) => fetch(target.url, init) });
  const moveTo = (next: GatewayProcess): void => void (target = next);
  return { client, moveTo };
}

const listingOf = () => ({ teamId: deployed.zone.sandbox.teamId });
const Scenarios = z.object({ scenarios: z.array(z.object({ id: z.number(), name: z.string() })) });
const listed = z.object({ scenarios: z.array(z.unknown()).min(1) });

test('a session goes on with its next call when its replica was killed', async () => {
  const [one, two] = await pair();
  const { client, moveTo } = await movable(one);
  listed.parse(await callTool(client, 'scenarios_list', listingOf()));
  await one.crash();
  moveTo(two);
  const begun = performance.now();
  listed.parse(await callTool(client, 'scenarios_list', listingOf()));
  expect(performance.now() - begun).toBeLessThan(3_000);
  const adopted = (await deployed.auditEvents()).filter(({ action }) => action === 'session.adopt');
  expect(adopted).toMatchObject([{ principal: 'ana' }]);
  await two.stop();
});

/** A call that takes longer than anybody waits for it. */
async function longRun(client: Client) {
  const { scenarios } = Scenarios.parse(await callTool(client, 'scenarios_list', listingOf()));
  const scenarioId = scenarios.find(({ name }) => name === 'Quote shipping cost')?.id;
  return { scenarioId, inputs: { destination: 'Brno', weightKg: 3 } };
}

/** Resolves when Make has been asked to run something since the last time. */
async function runBegun(): Promise<void> {
  while (!deployed.zone.seen.some(({ path }) => path.endsWith('/run'))) await passed(10);
  deployed.zone.seen.length = 0;
}

test('a replica that is told to end answers what it runs, and what comes next is served elsewhere', async () => {
  const [one, two] = await pair();
  const { client, moveTo } = await movable(one);
  const answer = callTool(client, 'scenarios_run', await longRun(client));
  await runBegun();
  const ended = one.stop();
  moveTo(two);
  expect(await answer).toMatchObject({
    executionId: expect.any(String),
    next: expect.stringContaining('about to end'),
  });
  listed.parse(await callTool(client, 'scenarios_list', listingOf()));
  expect(await ended).toEqual({ code: 0, signal: null });
  listed.parse(await callTool(client, 'scenarios_list', listingOf()));
  await two.stop();
});

test('a replica that is told to end passes on the answer that another one has yet to give', async () => {
  const [one, two] = await pair();
  const { client } = await movable(one);
  // A client that reads no events cannot look for an answer that it has missed.
  const headers = { accept: 'application/json' };
  const session = await openRaw(one.url, key, { headers });
  const answer = ask(two.url, { key, session, headers, body: call(1, 'scenarios_run', await longRun(client)) });
  await runBegun();
  const ended = two.stop();
  const { status, text } = await answer;
  // Its replica goes on, so it has waited for as long as it may.
  expect([status, text]).toEqual([200, expect.stringContaining('"next":"Still running. ')]);
  expect(await ended).toEqual({ code: 0, signal: null });
  await one.stop();
});

/** As a balancer notices that a replica is about to end: by asking now and then. */
async function untilUnready({ address }: GatewayProcess): Promise<void> {
  const ready = async () => (await fetch(`${address}/readyz`)).ok;
  while (await ready().catch(() => false)) await passed(100);
  await passed(100);
}

test('no call fails while all replicas are replaced one after the other', async () => {
  const first = await pair();
  const serving: GatewayProcess[] = [...first];
  const balancer = balanced(() => serving);
  const clients = await Promise.all(
    Array.from({ length: 4 }, () => connectClient(first[0].url, key, { fetch: balancer })),
  );
  const over = new AbortController();
  const failures: unknown[] = [];
  let answered = 0;
  const untilMore = async (count: number): Promise<void> => {
    const enough = answered + count;
    const missing = () => answered < enough && failures.length === 0;
    while (missing()) await passed(10);
  };
  const lanes = [...clients, ...clients];
  const streams = lanes.map(async ({ client }) => {
    while (!over.signal.aborted) {
      await callTool(client, 'scenarios_list', listingOf())
        .then((answer) => void listed.parse(answer))
        .then(
          () => (answered += 1),
          (error: unknown) => failures.push(error),
        );
    }
  });
  for (const old of first) {
    serving.push(await deployed.start());
    const ended = old.stop();
    await untilUnready(old);
    serving.splice(serving.indexOf(old), 1);
    expect(await ended).toEqual({ code: 0, signal: null });
    await untilMore(20);
  }
  over.abort();
  await Promise.all(streams);
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(40);
});
