import { startLimitMs, startRedisCluster } from '@makegate/repo-redis';
import type { StartedCluster } from '@makegate/repo-redis';
import { Cluster } from 'ioredis';
import { redisDataKeyStore, redisKeyStore, redisSecretStore } from '../src/redis.js';
import { dataKeyStoreContract, keyStoreContract, secretStoreContract } from '../src/testing/index.js';

let started: StartedCluster;
let cluster: Cluster;
let opened = 0;
const fresh = (): number => (opened += 1);

beforeAll(async () => {
  started = await startRedisCluster();
  cluster = new Cluster([...started.primaries]);
}, startLimitMs);
afterAll(async () => {
  cluster.disconnect();
  await started.close();
});

// Secrets and data keys are spread over the cluster, so their prefixes have no hash tag.
describe('secrets in a Redis Cluster', () => {
  secretStoreContract(test, () => redisSecretStore(cluster, `secret${fresh()}:`));
});
describe('service keys in a Redis Cluster', () => {
  keyStoreContract(test, () => redisKeyStore(cluster, `{keys${fresh()}}:`));
});
describe('data keys in a Redis Cluster', () => {
  dataKeyStoreContract(test, () => redisDataKeyStore(cluster, `data${fresh()}:`));
});
