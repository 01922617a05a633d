import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { redisSlots } from '../src/scheduler/redis.js';
import { slotPoolContract } from '../src/testing/index.js';

let server: OwnRedis;
let redis: Redis;
let opened = 0;
beforeAll(async () => {
  server = await startOwnRedis();
  redis = new Redis(server.url);
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await server.close();
});
const fresh = () => redisSlots(redis, `slots${(opened += 1)}:`, 5_000);

slotPoolContract(test, fresh);
