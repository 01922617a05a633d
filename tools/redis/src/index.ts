export type { RedisProcess } from './redis-process.ts';
export { startOwnRedis, startLimitMs, startRedis } from './start-redis.ts';
export type { OwnRedis, StartedRedis } from './start-redis.ts';
export { startRedisCluster } from './start-redis-cluster.ts';
export type { StartedCluster } from './start-redis-cluster.ts';
export { startRedisSentinel } from './start-redis-sentinel.ts';
export type { StartedSentinel } from './start-redis-sentinel.ts';
