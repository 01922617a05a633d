import { startLimitMs, startRedis, type StartedRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { setTimeout as passed } from 'node:timers/promises';
import { startHeartbeat } from './heartbeat.js';
import { redisReplicaDirectory } from './redis.js';

let started: StartedRedis;
let redis: Redis;
beforeAll(async () => {
  started = await startRedis();
  redis = new Redis(started.url, { keyPrefix: started.keyPrefix });
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await started.close();
});

const replica = (id: string) => ({ id, url: `http://127.0.0.1:8788/${id}` });
const unheard = (error: unknown): void => {
  throw error;
};

test('finds a replica for a while after it was heard of, and says when it has become silent', async () => {
  const directory = redisReplicaDirectory(redis);
  await Promise.all([
    directory.beat(replica('forgotten'), 20),
    directory.beat(replica('silent'), 200),
    directory.beat(replica('alive'), 60_000),
  ]);
  const find = () => Promise.all(['forgotten', 'silent', 'alive'].map((id) => directory.find(id)));
  await passed(300);
  expect(await find()).toEqual([
    undefined,
    { ...replica('silent'), silent: true },
    { ...replica('alive'), silent: false },
  ]);
  await directory.leave('alive');
  expect(await directory.find('alive')).toBeUndefined();
});

test('a beating heart keeps it findable, until it stops', async () => {
  const directory = redisReplicaDirectory(redis);
  const heart = await startHeartbeat(replica('beating'), directory, 600, unheard);
  await passed(900);
  expect(await directory.find('beating')).toEqual({ ...replica('beating'), silent: false });
  await heart.stop();
  expect(await directory.find('beating')).toBeUndefined();
});

test('a heart that cannot beat even once does not start', async () => {
  const directory = { ...redisReplicaDirectory(redis), beat: () => Promise.reject(new Error('no connection')) };
  await expect(startHeartbeat(replica('mute'), directory, 150, unheard)).rejects.toThrow('no connection');
});
