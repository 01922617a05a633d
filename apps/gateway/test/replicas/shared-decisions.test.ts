import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import { z } from 'zod';
import { ask, call, listing, openRaw, refusalIn } from '../fakes/ask.js';
import { callTool, connectClient, failureOf } from '../fakes/clients.js';
import { deploy, type Deployment, type GatewayProcess } from '../fakes/deployment.js';
import { closeServed } from '../fakes/served-gateway.js';

// Processes take their time to start on a busy machine.
jest.setTimeout(60_000);

const minute = { windowSeconds: 60, whenStoreFails: 'closed' };
let deployed: Deployment;
let one: GatewayProcess;
let two: GatewayProcess;
let three: GatewayProcess;
beforeAll(async () => {
  deployed = await deploy({
    storage: 'redis',
    variables: { MAKEGATE_REPLICAS: '3', MAKEGATE_TOOLSET: 'everything' },
    limits: {
      arrivals: { key: ['principal'], effects: ['request'], quota: 40, ...minute },
      runs: { key: ['principal'], effects: ['run'], quota: 2, ...minute },
    },
  });
  [one, two, three] = await Promise.all([deployed.start(), deployed.start(), deployed.start()]);
}, startLimitMs);
afterAll(closeServed);

const everyScope = ['make:read', 'make:run', 'make:write', 'make:delete'];

/** A principal of its own for each test, with a credential and a key. */
async function person(name: string) {
  const credential = deployed.setCredential(name, deployed.zone.sandbox.apiToken);
  const [key] = await Promise.all([deployed.addKey(name, everyScope), credential]);
  return key;
}

test('a key that is revoked by the command is refused by each replica with its next request', async () => {
  const ana = await person('ana');
  const replicas = [one, two, three];
  const sessions = await Promise.all(replicas.map(({ url }) => openRaw(url, ana.key)));
  const asking = () =>
    Promise.all(replicas.map(({ url }, at) => ask(url, { key: ana.key, session: sessions[at], body: listing })));
  expect((await asking()).map(({ status }) => status)).toEqual([200, 200, 200]);
  await deployed.command(['keys', 'revoke', ana.id]);
  expect((await asking()).map(({ status, text }) => [status, refusalIn(text).code])).toEqual(
    replicas.map(() => [401, 'token_invalid']),
  );
});

test('a credential that is changed by the command is used by open sessions of each replica with their next call', async () => {
  const ben = await person('ben');
  const { zone } = deployed;
  const clients = await Promise.all([one, two, three].map(({ url }) => connectClient(url, ben.key)));
  const sentBy = async () => {
    zone.seen.length = 0;
    for (const { client } of clients) expect(await failureOf(client, 'organizations_list', {})).toEqual({ code: 'ok' });
    // The scheduler asks for the limit of the organization beside it, with the same token.
    return new Set(zone.seen.map(({ headers }) => headers.authorization));
  };
  expect(await sentBy()).toEqual(new Set([`Token ${zone.sandbox.apiToken}`]));
  const next = zone.sandbox.createToken({ scopes: ['user:read', 'organizations:read', 'scenarios:read'] });
  await deployed.setCredential('ben', next);
  expect(await sentBy()).toEqual(new Set([`Token ${next}`]));
});

test('what is spent of a limit of requests at one replica is missing at the next', async () => {
  const cyd = await deployed.addKey('cyd', ['make:read']);
  const left = async ({ url }: GatewayProcess) => {
    const { status, headers } = await ask(url, { key: cyd.key, body: listing });
    return [status, Number(headers['x-ratelimit-remaining'])];
  };
  const replicas = [one, two, three];
  for (let spent = 1; spent <= 40; spent += 1) {
    const replica = replicas[spent % 3] ?? one;
    expect(await left(replica)).toEqual([400, 40 - spent]);
  }
  for (const { url } of replicas) {
    const { status, text, headers } = await ask(url, { key: cyd.key, body: listing });
    expect([status, refusalIn(text).code]).toEqual([429, 'rate_limited']);
    expect(headers).toMatchObject({
      'retry-after': expect.stringMatching(/^[1-9]\d?$/),
      ratelimit: expect.stringContaining('"arrivals";r=0'),
      'ratelimit-policy': '"arrivals";q=40;w=60',
    });
  }
});

test('what is spent of a limit of calls at one replica is a tool error at the next', async () => {
  const dan = await person('dan');
  const clients = await Promise.all([one, two, three].map(({ url }) => connectClient(url, dan.key)));
  const codes = [];
  // Two runs are allowed, and one of a scenario that Make does not know counts as well.
  for (const { client } of clients) codes.push((await failureOf(client, 'scenarios_run', { scenarioId: 1 })).code);
  expect(codes).toEqual(['make_not_found', 'make_not_found', 'rate_limited']);
  for (const { client } of clients) {
    const failure = await failureOf(client, 'scenarios_run', { scenarioId: 1 });
    expect(failure).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  }
});

const Hooks = z.object({ hooks: z.array(z.object({ id: z.number() })) });
const Preview = z.object({ confirmationToken: z.string() });

test('a confirmation that is presented to all replicas at once works once', async () => {
  const eve = await person('eve');
  const connected = await connectClient(one.url, eve.key);
  const { hooks } = Hooks.parse(
    await callTool(connected.client, 'hooks_list', { teamId: deployed.zone.sandbox.teamId }),
  );
  const asked = { hookId: hooks[0]?.id };
  const { confirmationToken } = Preview.parse(await callTool(connected.client, 'hooks_delete', asked));
  const sessions = await Promise.all(
    [one, two, three, one, two, three].map(async ({ url }) => ({ url, session: await openRaw(url, eve.key) })),
  );
  deployed.zone.seen.length = 0;
  const answers = await Promise.all(
    sessions.map(({ url, session }) =>
      ask(url, { key: eve.key, session, body: call(1, 'hooks_delete', { ...asked, confirmationToken }) }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(answers.filter(({ text }) => text.includes('"outcome":"done"'))).toHaveLength(1);
  expect(answers.filter(({ text }) => text.includes('confirmation_used'))).toHaveLength(5);
  expect(deployed.zone.seen.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});
