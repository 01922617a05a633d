import type { Cluster, Redis } from 'ioredis';
import { assertLifetime } from './lifetime.js';
import type { SecretStore } from './secret-store.js';

/** What is not there is `false` in Lua, and no text. */
const replaceScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] == 'forever' then redis.call('SET', KEYS[1], ARGV[2])
else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return 1`;

/** For any number of processes. One Redis key for each secret, `GETDEL` to take it (Redis 6.2 or newer). */
export function redisSecretStore(redis: Redis | Cluster, prefix = 'makegate:secret:'): SecretStore {
  const at = (key: string): string => prefix + key;
  const keepFirst = (key: string, value: string, lifetimeMs: number | 'forever'): Promise<'OK' | null> =>
    lifetimeMs === 'forever' ? redis.set(at(key), value, 'NX') : redis.set(at(key), value, 'PX', lifetimeMs, 'NX');
  return {
    async get(key) {
      return (await redis.get(at(key))) ?? undefined;
    },
    async put(key, value, lifetimeMs) {
      assertLifetime(lifetimeMs);
      if (lifetimeMs === 'forever') await redis.set(at(key), value);
      else await redis.set(at(key), value, 'PX', lifetimeMs);
    },
    async replace(key, known, value, lifetimeMs) {
      assertLifetime(lifetimeMs);
      if (known === undefined) return (await keepFirst(key, value, lifetimeMs)) === 'OK';
      return (await redis.eval(replaceScript, 1, at(key), known, value, String(lifetimeMs))) === 1;
    },
    async take(key) {
      return (await redis.getdel(at(key))) ?? undefined;
    },
    async delete(key) {
      await redis.del(at(key));
    },
  };
}
