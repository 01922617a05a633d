import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLimitMs, startOwnRedis, startRedisCluster, startRedisSentinel } from '@makegate/repo-redis';
import type { OwnRedis, StartedCluster, StartedSentinel } from '@makegate/repo-redis';
import { Cluster, Redis } from 'ioredis';
import { redisSlotPool } from '../src/redis.js';
import { redisSlots } from '../src/scheduler/redis.js';
import type { SlotRequest } from '../src/index.js';
import { slotPoolContract } from '../src/testing/index.js';

let opened = 0;
const freshPrefix = () => `slots${(opened += 1)}:`;
let slot = 0;

function requestOf(part: Partial<SlotRequest> = {}): SlotRequest {
  slot += 1_000;
  const sizes = { limit: 100, windowMs: 60_000, holdMs: 120_000 };
  return { quota: 'eu2.make.com/1', replica: 'r', firstSlot: slot, urgent: 0, plain: 0, users: 1, ...sizes, ...part };
}

describe('on one server', () => {
  let server: OwnRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startOwnRedis();
    redis = new Redis(server.url);
  }, startLimitMs);
  afterAll(async () => {
    redis.disconnect();
    await server.close();
  });

  slotPoolContract(test, () => redisSlots(redis, freshPrefix(), 5_000));

  test('gives several processes at once no more than the limit, and all of it', async () => {
    const request = { ...requestOf(), urgent: 1, limit: 300, windowMs: 10 };
    const task = JSON.stringify({ prefix: freshPrefix(), request, asks: 200, startAtMs: Date.now() + 3_000 });
    const program = fileURLToPath(new URL('acquiring-process.mjs', import.meta.url));
    const runs = Array.from({ length: 3 }, () => promisify(execFile)(process.execPath, [program, server.url, task]));
    const granted = (await Promise.all(runs)).map(({ stdout }) => Number(stdout));
    expect(granted.reduce((sum, count) => sum + count)).toBe(300);
  }, 60_000);

  test('goes on when Redis has forgotten its scripts', async () => {
    const pool = redisSlots(redis, freshPrefix(), 5_000);
    await pool.take(requestOf({ plain: 1 }));
    await redis.script('FLUSH');
    expect(await pool.take(requestOf({ plain: 1 }))).toMatchObject({ granted: 1, used: 2 });
  });

  test('writes keys that share the hash tag of their quota and expire with its slots', async () => {
    const prefix = freshPrefix();
    const pool = redisSlots(redis, prefix, 5_000);
    await pool.take(requestOf({ plain: 60 }));
    const keys = (await redis.keys(`${prefix}*`)).toSorted();
    expect(keys).toEqual(['held', 'state', 'waiting'].map((part) => `${prefix}{eu2.make.com%2F1}:${part}`));
    const lifetimes = await Promise.all(keys.map((key) => redis.pttl(key)));
    expect(lifetimes[0]).toBeGreaterThan(110_000);
    for (const ms of lifetimes) expect(ms).toBeGreaterThan(0);
  });

  test('writes down again what is in use when Redis loses everything', async () => {
    const prefix = freshPrefix();
    const heard: unknown[] = [];
    const pool = redisSlotPool(redis, { prefix, timeoutMs: 5_000, onStoreError: (error) => heard.push(error) });
    await pool.take(requestOf({ plain: 5 }));
    await redis.del(`${prefix}{eu2.make.com%2F1}:held`, `${prefix}replicas`);
    await pause(2_500);
    expect(await redis.zcard(`${prefix}{eu2.make.com%2F1}:held`)).toBe(5);
    expect(heard.map(String)).toEqual(['Error: Redis has lost the slots in use.']);
    expect(pool.shared).toBe(false);
    pool.close();
  });

  test(
    'goes on alone with what is left when Redis ends',
    async () => {
      const own = await startOwnRedis();
      const client = new Redis(own.url, { retryStrategy: () => 20 });
      client.on('error', () => {});
      const pool = redisSlotPool(client, { timeoutMs: 500 });
      await pool.take(requestOf({ plain: 1, limit: 10 }));
      await own.close();
      await pause(100);
      const answer = await pool.take(requestOf({ urgent: 20, limit: 10 }));
      expect(answer.used).toBeGreaterThanOrEqual(2);
      expect(answer.used).toBeLessThanOrEqual(10);
      expect(pool.shared).toBe(false);
      pool.close();
      client.disconnect();
    },
    startLimitMs,
  );
});

describe('on a cluster of three', () => {
  let cluster: StartedCluster;
  let redis: Cluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
    redis = new Cluster([...cluster.primaries]);
  }, startLimitMs);
  afterAll(async () => {
    redis.disconnect();
    await cluster.close();
  });

  slotPoolContract(test, () => redisSlots(redis, freshPrefix(), 5_000));
});

describe('behind sentinels', () => {
  let sentinel: StartedSentinel;
  let redis: Redis;
  beforeAll(async () => {
    sentinel = await startRedisSentinel();
    const sentinels = sentinel.sentinels.map(({ host, port }) => ({ host, port }));
    redis = new Redis({ sentinels, name: sentinel.name, sentinelRetryStrategy: () => 50, retryStrategy: () => 50 });
    redis.on('error', () => {});
  }, startLimitMs);
  afterAll(async () => {
    redis.disconnect();
    await sentinel.close();
  });

  test('keeps the slots in use across a failover: alone at first, and written down on the new primary', async () => {
    const prefix = freshPrefix();
    const pool = redisSlotPool(redis, { prefix, timeoutMs: 500 });
    const taken = await pool.take(requestOf({ plain: 5 }));
    process.kill(sentinel.primary.pid, 'SIGKILL');
    await pause(200);
    const alone = await pool.take(requestOf({ urgent: 1 }));
    expect(alone.used).toBe(taken.used + 1);
    expect(pool.shared).toBe(false);
    const held = `${prefix}{eu2.make.com%2F1}:held`;
    const deadlineMs = Date.now() + 20_000;
    let found = 0;
    while (found < alone.used && Date.now() < deadlineMs) {
      await pause(200);
      found = redis.status === 'ready' ? await redis.zcard(held) : 0;
    }
    expect(found).toBe(alone.used);
    pool.close();
  }, 60_000);
});
