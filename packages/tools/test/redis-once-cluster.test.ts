import { startLimitMs, startRedisCluster } from '@makegate/repo-redis';
import type { StartedCluster } from '@makegate/repo-redis';
import { redisOnce } from '@makegate/tools/redis';
import { onceContract } from '@makegate/tools/testing';
import { Cluster } from 'ioredis';

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
