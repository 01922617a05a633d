import { startLimitMs, startRedisCluster, startRedisSentinel } from '@makegate/repo-redis';
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
    if (second) process.kill(second.pid, 'SIGKILL');
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
    process.kill(primary.pid, 'SIGKILL');
    await goesOn(session);
    expect(await session.gateway.ready()).toEqual([]);
  },
  startLimitMs,
);
