import type { Cluster, Redis } from 'ioredis';
import type { ReplicaDirectory } from './replica-directory.js';

/** One key for each replica, which lasts as long as it is heard of. */
export function redisReplicaDirectory(redis: Redis | Cluster, prefix = 'makegate:replica:'): ReplicaDirectory {
  return {
    async beat({ id, url }, ttlMs) {
      await redis.set(prefix + id, url, 'PX', ttlMs);
    },
    async find(id) {
      const url = await redis.get(prefix + id);
      return url === null ? undefined : { id, url };
    },
    async leave(id) {
      await redis.del(prefix + id);
    },
  };
}
