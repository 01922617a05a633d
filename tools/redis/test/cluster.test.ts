import { Cluster } from 'ioredis';
import { askRedis } from '../src/ask-redis.ts';
import { startLimitMs, startRedisCluster } from '../src/index.ts';
import type { RedisProcess, StartedCluster } from '../src/index.ts';
import { waitUntil } from '../src/wait-until.ts';

let started: StartedCluster;
let cluster: Cluster;
beforeAll(async () => {
  started = await startRedisCluster();
  cluster = new Cluster([...started.primaries], { redisOptions: { maxRetriesPerRequest: 1 } });
  cluster.on('error', () => {});
}, startLimitMs);
afterAll(async () => {
  cluster.disconnect();
  await started.close();
});

const keys = Array.from({ length: 300 }, (_none, n) => `key${n}`);
const sizesOf = (nodes: readonly RedisProcess[]): Promise<readonly number[]> =>
  Promise.all(nodes.map(({ port }) => askRedis(port, (redis) => redis.dbsize())));

test('spreads keys over the three primaries, and copies each to its own replica', async () => {
  await Promise.all(keys.map((key) => cluster.set(key, 'before')));
  const sizes = await sizesOf(started.primaries);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(keys.length);
  for (const size of sizes) expect(size).toBeGreaterThan(60);
  await waitUntil('the copies are complete', async () => String(await sizesOf(started.replicas)) === String(sizes));
});

test('has replicas that each follow the primary of the same place', async () => {
  const followed = await Promise.all(
    started.replicas.map(({ port }) => askRedis(port, (redis) => redis.info('replication'))),
  );
  followed.forEach((info, index) => expect(info).toContain(`master_port:${started.primaries[index]?.port}\r\n`));
});

test('refuses keys of different slots in one command, and takes those with the same hash tag', async () => {
  await expect(cluster.mset('left', '1', 'right', '2')).rejects.toThrow(/slot/i);
  expect(await cluster.mset('{same}left', '1', '{same}right', '2')).toBe('OK');
});

test('serves every key to the same client after a primary was killed', async () => {
  const [primary, ...others] = started.primaries;
  const [heir] = started.replicas;
  process.kill(primary?.pid ?? 0, 'SIGKILL');
  await waitUntil('the client writes everywhere again', async () => {
    const values = await Promise.all(keys.map((key) => cluster.getset(key, 'after')));
    return values.every((value) => value === 'before' || value === 'after');
  });
  expect(new Set(await Promise.all(keys.map((key) => cluster.get(key))))).toEqual(new Set(['after']));
  const ports = cluster.nodes('master').map(({ options }) => options.port);
  expect(new Set(ports)).toEqual(new Set([heir?.port, ...others.map(({ port }) => port)]));
}, 60_000);
