import type { Cluster, Redis } from 'ioredis';
import { findableFor, type ReplicaDirectory } from './replica-directory.js';

/** In one piece, so that the time left is that of the beat which was read. */
const findScript = `
local beat = redis.call('HMGET', KEYS[1], 'url', 'ttlMs')
return { beat[1], beat[2], redis.call('PTTL', KEYS[1]) }`;

/** One hash for each replica, which lasts for a while after it was last heard of. */
export function redisReplicaDirectory(redis: Redis | Cluster, prefix = 'makegate:replica:'): ReplicaDirectory {
  return {
    async beat({ id, url }, ttlMs) {
      const key = prefix + id;
      const results = await redis
        .multi()
        .hset(key, { url, ttlMs })
        .pexpire(key, ttlMs * findableFor)
        .exec();
      for (const [error] of results ?? []) if (error) throw error;
    },
    async find(id) {
      const found = await redis.eval(findScript, 1, prefix + id);
      const [url, ttlMs, leftMs]: readonly unknown[] = Array.isArray(found) ? found : [];
      if (typeof url !== 'string' || typeof leftMs !== 'number') return undefined;
      return { id, url, silent: leftMs <= Number(ttlMs) * (findableFor - 1) };
    },
    async leave(id) {
      await redis.del(prefix + id);
    },
  };
}
