import type { Cluster, Redis } from 'ioredis';
import { assertLifetime } from './lifetime.js';
import type { SecretStore } from './secret-store.js';

/** For any number of processes. One Redis key for each secret, `GETDEL` to take it (Redis 6.2 or newer). */
export function redisSecretStore(redis: Redis | Cluster, prefix = 'makegate:secret:'): SecretStore {
  const at = (key: string): string => prefix + key;
  return {
    async get(key) {
      return (await redis.get(at(key))) ?? undefined;
    },
    async put(key, value, lifetimeMs) {
      assertLifetime(lifetimeMs);
      if (lifetimeMs === 'forever') await redis.set(at(key), value);
      else await redis.set(at(key), value, 'PX', lifetimeMs);
    },
    async take(key) {
      return (await redis.getdel(at(key))) ?? undefined;
    },
    async delete(key) {
      await redis.del(at(key));
    },
  };
}
