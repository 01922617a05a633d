import { startLimitMs, startRedisCluster, type StartedCluster } from '@makegate/repo-redis';
import { Cluster } from 'ioredis';
import { redisEventLog, redisSessionDirectory } from '../src/sessions/redis.js';
import { eventLogContract } from './contracts/event-log-contract.js';
import { sessionDirectoryContract } from './contracts/session-directory-contract.js';

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

describe('sessions in a Redis Cluster', () => {
  sessionDirectoryContract(test, () => redisSessionDirectory(cluster));
});

describe('events in a Redis Cluster', () => {
  eventLogContract(test, () => redisEventLog(cluster), { kept: 64, forgotten: 400 });
});
