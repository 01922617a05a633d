import type { Cluster, Redis } from 'ioredis';
import type { PrincipalId } from '../principal.js';
import { inOrder } from './in-order.js';
import { assertKeepable, fieldsOf, keyOf } from './key-fields.js';
import type { KeyStore } from './key-store.js';
import { assertMoment } from './moment.js';
import { keysFull, keyTaken } from './service-key-error.js';
import { mostLiveKeys } from './service-key.js';
import type { ServiceKey } from './service-key.js';

/** Each key is in the sorted set of its principal by the moment until which it is live: so one count says how many are. */
const addScript = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 'taken' end
if redis.call('ZCOUNT', KEYS[2], '(' .. ARGV[2], '+inf') >= tonumber(ARGV[4]) then return 'full' end
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
redis.call('SADD', KEYS[3], ARGV[1])
return 'added'`;

/** Without the look first, HSETNX would make half a key out of nothing. */
const revokeScript = `
if redis.call('EXISTS', KEYS[1]) == 1 and redis.call('HSETNX', KEYS[1], 'revokedAtMs', ARGV[2]) == 1 then
  redis.call('ZADD', KEYS[2], 0, ARGV[1])
end
return 1`;

/** Until when a key is live, as a score. */
const liveUntil = ({ expiresAtMs, revokedAtMs }: ServiceKey): string =>
  revokedAtMs === undefined ? String(expiresAtMs ?? '+inf') : '0';

/**
 * For any number of processes: a hash for each key, a sorted set for each principal, one set of all ids. A prefix of your
 * own needs a hash tag, as this one has, so that Redis Cluster keeps them together.
 */
export function redisKeyStore(redis: Redis | Cluster, prefix = 'makegate:{keys}:'): KeyStore {
  const all = `${prefix}all`;
  const at = (id: string): string => `${prefix}id:${id}`;
  const ofPrincipal = ({ tenant, id }: PrincipalId): string =>
    `${prefix}of:${encodeURIComponent(tenant)}:${encodeURIComponent(id)}`;
  const find = async (id: string): Promise<ServiceKey | undefined> => {
    const fields = await redis.hgetall(at(id));
    return Object.keys(fields).length === 0 ? undefined : keyOf(id, fields);
  };
  return {
    find,
    async add(key) {
      assertKeepable(key);
      const { id, tenant, principal, createdAtMs } = key;
      const names = [at(id), ofPrincipal({ tenant, id: principal }), all];
      const values = [
        id,
        String(createdAtMs),
        liveUntil(key),
        String(mostLiveKeys),
        ...Object.entries(fieldsOf(key)).flat(),
      ];
      const answer = await redis.eval(addScript, names.length, ...names, ...values);
      if (answer === 'taken') throw keyTaken(id);
      if (answer === 'full') throw keysFull(principal);
    },
    async list(principal) {
      const ids = await (principal === undefined
        ? redis.smembers(all)
        : redis.zrange(ofPrincipal(principal), '0', '-1'));
      const keys = await Promise.all(ids.map(find));
      return inOrder(keys.filter((key) => key !== undefined));
    },
    async revoke(id, atMs) {
      assertMoment(atMs);
      // A key never changes its principal, so nothing can go wrong between this look and the script.
      const key = await find(id);
      if (key === undefined) return false;
      const owner = ofPrincipal({ tenant: key.tenant, id: key.principal });
      await redis.eval(revokeScript, 2, at(id), owner, id, String(atMs));
      return true;
    },
  };
}
