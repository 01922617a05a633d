import type { Cluster, Redis } from 'ioredis';
import type { DataKeyStore } from './data-key-store.js';
import type { SecretOwner } from './seal-context.js';

const keepScript = `
local kept = redis.call('GET', KEYS[1])
if kept then return kept end
redis.call('SET', KEYS[1], ARGV[1])
return ARGV[1]`;

const replaceScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1`;

/** For any number of processes. One Redis key for each owner. */
export function redisDataKeyStore(redis: Redis | Cluster, prefix = 'makegate:data-key:'): DataKeyStore {
  const at = ({ tenant, subject }: SecretOwner): string =>
    `${prefix}${encodeURIComponent(tenant)}:${encodeURIComponent(subject)}`;
  return {
    async find(owner) {
      return (await redis.get(at(owner))) ?? undefined;
    },
    async keep(owner, wrapped) {
      return String(await redis.eval(keepScript, 1, at(owner), wrapped));
    },
    async replace(owner, known, next) {
      return (await redis.eval(replaceScript, 1, at(owner), known, next)) === 1;
    },
    async delete(owner) {
      await redis.del(at(owner));
    },
  };
}
