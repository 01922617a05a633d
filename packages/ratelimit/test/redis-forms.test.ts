import { setTimeout as pause } from 'node:timers/promises';
import { startLimitMs, startRedisCluster, startRedisSentinel } from '@makegate/repo-redis';
import type { StartedCluster, StartedSentinel } from '@makegate/repo-redis';
import { Cluster, Redis } from 'ioredis';
import type { Policy, RateLimiter } from '../src/index.js';
import { redisLimiter } from '../src/redis.js';
import { rateLimiterContract } from '../src/testing/index.js';

const policies: readonly Policy[] = [
  { name: 'calls', key: ['principal'], quota: 5, windowMs: 3_600_000, whenStoreFails: 'closed' },
  { name: 'tenant', key: ['tenant'], quota: 500, windowMs: 3_600_000, whenStoreFails: 'closed' },
];
const ada = { principal: 'ada', tenant: 'acme', effect: 'read' };
let opened = 0;
const freshPrefix = () => `test${(opened += 1)}:{limits}:`;

/**
 * What is left by the first decision after the outage that comes from the store. What it answered too late may have been
 * charged all the same.
 */
async function remaining(limiter: RateLimiter): Promise<number | undefined> {
  for (;;) {
    const decision = await limiter.consume(ada);
    const limit = decision.limits.find(({ policy }) => policy === 'calls');
    if (limit) return limit.remaining;
    await pause(100);
  }
}

describe('with Sentinel', () => {
  let set: StartedSentinel;
  let redis: Redis;
  beforeAll(async () => {
    set = await startRedisSentinel();
    redis = new Redis({ sentinels: [...set.sentinels], name: set.name, maxRetriesPerRequest: 1 });
    redis.on('error', () => {});
    await redis.ping();
  }, startLimitMs);
  afterAll(async () => {
    redis.disconnect();
    await set.close();
  });

  rateLimiterContract(test, (given) => redisLimiter(redis, given, { prefix: freshPrefix(), timeoutMs: 5_000 }));

  test('goes on with what was spent when another primary takes over, which does not know the script', async () => {
    const limiter = redisLimiter(redis, policies);
    await limiter.consume({ ...ada, cost: 3 });
    expect(await redis.wait(1, 5_000)).toBe(1);
    process.kill(set.primary.pid, 'SIGKILL');
    expect(await remaining(limiter)).toBeLessThanOrEqual(1);
  }, 60_000);
});

describe('on a cluster', () => {
  let started: StartedCluster;
  let cluster: Cluster;
  beforeAll(async () => {
    started = await startRedisCluster();
    cluster = new Cluster([...started.primaries], { redisOptions: { maxRetriesPerRequest: 1 } });
    cluster.on('error', () => {});
    await cluster.ping();
  }, startLimitMs);
  afterAll(async () => {
    cluster.disconnect();
    await started.close();
  });

  rateLimiterContract(test, (given) => redisLimiter(cluster, given, { prefix: freshPrefix(), timeoutMs: 5_000 }));

  test('goes on with what was spent when a replica takes over', async () => {
    const limiter = redisLimiter(cluster, policies);
    await limiter.consume({ ...ada, cost: 3 });
    await pause(200);
    const slot = await cluster.cluster('KEYSLOT', '{limits}');
    const primary = started.primaries[Math.min(2, Math.floor((slot * 3) / 16_384))];
    process.kill(primary?.pid ?? 0, 'SIGKILL');
    expect(await remaining(limiter)).toBeLessThanOrEqual(1);
  }, 60_000);
});
