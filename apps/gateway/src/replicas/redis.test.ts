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

test('finds a replica for as long as it is heard of', async () => {
  const directory = redisReplicaDirectory(redis);
  await directory.beat(replica('short'), 100);
  await directory.beat(replica('long'), 60_000);
  expect(await directory.find('short')).toEqual(replica('short'));
  await passed(200);
  expect([await directory.find('short'), await directory.find('long')]).toEqual([undefined, replica('long')]);
  await directory.leave('long');
  expect(await directory.find('long')).toBeUndefined();
});

test('a beating heart keeps it findable, until it stops', async () => {
  const directory = redisReplicaDirectory(redis);
  const heart = await startHeartbeat(replica('beating'), directory, 150, unheard);
  await passed(400);
  expect(await directory.find('beating')).toEqual(replica('beating'));
  await heart.stop();
  expect(await directory.find('beating')).toBeUndefined();
});

test('a heart that cannot beat even once does not start', async () => {
  const directory = { ...redisReplicaDirectory(redis), beat: () => Promise.reject(new Error('no connection')) };
  await expect(startHeartbeat(replica('mute'), directory, 150, unheard)).rejects.toThrow('no connection');
});
