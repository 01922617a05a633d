import { startLimitMs, startRedisCluster, startRedisSentinel } from '@makegate/repo-redis';
import type { RedisProcess } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { connectClient, failureOf } from './fakes/clients.js';
import { composed } from './fakes/composed-gateway.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';
import type { RedisTarget } from '../src/gateway-config.js';

afterEach(closeServed);

const several = { username: undefined, password: undefined, tls: false };
const policy = {
  name: 'each',
  key: ['principal', 'effect'],
  quota: 1_000,
  windowMs: 60_000,
  effects: ['read'],
  whenStoreFails: 'closed',
} as const;

/** A session that has been used, on a gateway over this Redis. */
async function used(target: RedisTarget) {
  const { addKey, gateway, setCredential, url, zone } = await composed({
    storage: { kind: 'redis', target: () => target },
    policies: [policy, { ...policy, name: 'tenant', key: ['tenant'] }],
  });
  await setCredential('ana', zone.sandbox.apiToken);
  const { client } = await connectClient(url, (await addKey('ana', ['make:read'])).text);
  expect(await failureOf(client, 'organizations_list', {})).toEqual({ code: 'ok' });
  return { client, gateway };
}

type Used = Awaited<ReturnType<typeof used>>;

/** Kills a primary when its replica has everything: Redis copies behind the answer, and may forget the last moment. */
async function killCopied({ port, pid }: RedisProcess, key: string): Promise<void> {
  const redis = new Redis(port);
  await redis.set(key, '1');
  expect(await redis.wait(1, 10_000)).toBe(1);
  redis.disconnect();
  process.kill(pid, 'SIGKILL');
}

/** The same session goes on: neither key nor session nor credential was lost. */
async function goesOn({ client }: Used): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const end = await failureOf(client, 'organizations_list', {}).catch((error: unknown) => String(error));
    if (typeof end === 'object' && end.code === 'ok') return;
    if (performance.now() > deadline) throw new Error(`It never went on: ${JSON.stringify(end)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test(
  'serves on a cluster, and goes on in the same session after one of its primaries was killed',
  async () => {
    const cluster = await startRedisCluster();
    closeLater(cluster);
    const session = await used({ kind: 'cluster', nodes: cluster.primaries.slice(0, 1), ...several });
    const [, second] = cluster.primaries;
    if (second === undefined) throw new Error('There is no second primary.');
    // The slot of this key is in the second third.
    await killCopied(second, '{9}');
    await goesOn(session);
    expect(await session.gateway.ready()).toEqual([]);
  },
  startLimitMs,
);

test(
  'serves on what sentinels name, and goes on in the same session after a failover',
  async () => {
    const { name, sentinels, primary, ...sentinel } = await startRedisSentinel();
    closeLater({ close: () => sentinel.close() });
    const session = await used({ kind: 'sentinel', master: name, database: 0, nodes: sentinels, ...several });
    await killCopied(primary, 'copied');
    await goesOn(session);
    expect(await session.gateway.ready()).toEqual([]);
  },
  startLimitMs,
);
