import { startLimitMs, startRedisCluster } from '@makegate/repo-redis';
import type { StartedCluster } from '@makegate/repo-redis';
import { Cluster } from 'ioredis';
import { redisOnce } from '../src/redis.js';
import { onceContract } from '../src/testing/index.js';

let started: StartedCluster;
let cluster: Cluster;
beforeAll(async () => {
  started = await startRedisCluster();
  cluster = new Cluster([...started.primaries]);
}, startLimitMs);
afterAll(async () => {
  cluster.disconnect();
  await started.close();
});

let opened = 0;
onceContract(test, () => redisOnce(cluster, { prefix: `contract${(opened += 1)}:` }));
