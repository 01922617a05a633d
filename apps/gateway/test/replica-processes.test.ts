import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import { z } from 'zod';
import { callTool, connectClient, failureOf } from './fakes/clients.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';
import { watchedZone } from './fakes/watched-zone.js';
import type { WatchedZone } from './fakes/watched-zone.js';
import { runGateway, startGateway } from './run-gateway.js';
import type { Variables } from './run-gateway.js';

const Hooks = z.object({ hooks: z.array(z.object({ id: z.number() })) });
const Preview = z.object({ confirmationToken: z.string() });
const reads = { key: ['principal'], effects: ['read'], quota: 4, windowSeconds: 3600, whenStoreFails: 'closed' };

let given: Variables;
let zone: WatchedZone;
/** Two processes of the built binary on one Redis. */
let urls: readonly [string, string];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'makegate-replicas-'));
  closeLater({ close: () => rm(folder, { recursive: true }) });
  const redis = await startOwnRedis();
  closeLater(redis);
  zone = await watchedZone();
  const config = join(folder, 'gateway.json');
  await writeFile(config, JSON.stringify({ limits: { reads, tenant: 'off', sensitive: 'off' } }));
  given = {
    MAKEGATE_CONFIG: config,
    MAKEGATE_LISTEN: '127.0.0.1:0',
    MAKEGATE_METRICS_LISTEN: 'off',
    MAKEGATE_REPLICAS: '2',
    MAKEGATE_TOOLSET: 'everything',
    MAKEGATE_SCENARIO_TOOLS: 'false',
    MAKEGATE_DEPLOYMENT: 'tests',
    MAKEGATE_ENCRYPTION_KEYS: (await runGateway(['new-key'])).stdout,
    REDIS_URL: redis.url,
  };
  urls = [await started(), await started()];
}, startLimitMs);
afterAll(closeServed);

async function started(): Promise<string> {
  const gateway = startGateway([], given);
  closeLater({
    async close() {
      gateway.process.kill('SIGKILL');
      await gateway.ended;
    },
  });
  return (await gateway.said(/Serving MCP at (http:\S+)/))[1] ?? '';
}

async function newPerson(principal: string): Promise<string> {
  await setCredential(principal, zone.sandbox.apiToken);
  const scopes = 'make:read make:run make:write make:delete';
  const args = ['keys', 'add', '--principal', principal, '--name', 'test', '--scopes', scopes];
  return (await runGateway(args, given)).stdout.trim();
}

async function setCredential(principal: string, token: string): Promise<void> {
  const set = await runGateway(['credentials', 'set', '--principal', principal, '--zone', zone.url], given, token);
  expect(set).toMatchObject({ code: 0 });
}

test('a key that a command revokes is refused by every replica with the next request', async () => {
  const key = await newPerson('revoked');
  const sessions = await Promise.all(urls.map((url) => connectClient(url, key)));
  await Promise.all(sessions.map(({ client }) => client.listTools()));
  await runGateway(['keys', 'revoke', key.split('_')[1] ?? ''], given);
  for (const { client } of sessions) await expect(client.listTools()).rejects.toMatchObject({ code: 401 });
}, 60_000);

test('a token that a command replaces is used by every replica with the next call', async () => {
  const key = await newPerson('rotated');
  const sessions = await Promise.all(urls.map((url) => connectClient(url, key)));
  for (const { client } of sessions) await callTool(client, 'organizations_list', {});
  await setCredential('rotated', zone.sandbox.readOnlyToken);
  zone.seen.length = 0;
  for (const { client } of sessions) await callTool(client, 'organizations_list', {});
  const sent = zone.seen.map(({ headers }) => headers.authorization);
  expect(sent.length).toBeGreaterThanOrEqual(2);
  expect(new Set(sent)).toEqual(new Set([`Token ${zone.sandbox.readOnlyToken}`]));
}, 60_000);

test('a limit that is spent at one replica is spent at the other', async () => {
  const key = await newPerson('limited');
  const [one, other] = await Promise.all(urls.map((url) => connectClient(url, key)));
  if (one === undefined || other === undefined) throw new Error('There are no sessions.');
  for (let spent = 0; spent < reads.quota; spent += 1) await callTool(one.client, 'organizations_list', {});
  expect(await failureOf(other.client, 'organizations_list', {})).toMatchObject({
    code: 'rate_limited',
    retryAfterMs: expect.any(Number),
  });
}, 60_000);

test('a confirmation that is shown to both replicas at once deletes once', async () => {
  const key = await newPerson('confirmed');
  const sessions = await Promise.all(urls.map((url) => connectClient(url, key)));
  const [first] = sessions;
  if (first === undefined) throw new Error('There are no sessions.');
  const { hooks } = Hooks.parse(await callTool(first.client, 'hooks_list', { teamId: zone.sandbox.teamId }));
  const hookId = hooks.at(-1)?.id;
  const { confirmationToken } = Preview.parse(await callTool(first.client, 'hooks_delete', { hookId }));
  const ends = await Promise.all(
    sessions.map(({ client }) => failureOf(client, 'hooks_delete', { hookId, confirmationToken })),
  );
  expect(new Set(ends.map(({ code }) => code))).toEqual(new Set(['ok', 'confirmation_used']));
}, 60_000);
