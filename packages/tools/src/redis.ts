import type { Cluster, Redis } from 'ioredis';
import type { Once } from './once.js';

/** Redis did not say whether an id was claimed before, so whatever waited for the answer must not happen. */
export class OnceUnavailableError extends Error {
  override readonly name = 'OnceUnavailableError';
  readonly code = 'confirmation_unavailable';
  readonly retryable = true;
  constructor(cause: unknown) {
    super('Confirmations cannot be checked at the moment, so nothing was done. Try again in a minute.', { cause });
  }
}

/** Where the claims stand. */
export interface RedisOnceOptions {
  /** Begins every key, before the id. The same in every process that shares the claims. Default `makegate:once:`. */
  readonly prefix?: string;
}

/**
 * For any number of processes that share one Redis or one cluster. `ttlMs` is rounded up to whole milliseconds and at
 * least 1. The client decides how long a claim waits for a lost connection; then it rejects with an OnceUnavailableError.
 *
 * A claim is one key, so it is as safe as Redis keeps keys: under `maxmemory` the policy has to be `noeviction`, and a
 * failover may forget the claims of the last moment, which the replica had not heard of.
 */
export function redisOnce(redis: Redis | Cluster, { prefix = 'makegate:once:' }: RedisOnceOptions = {}): Once {
  return {
    async claim(id, ttlMs) {
      try {
        // A client that repeats this after a lost reply may get a no for its own claim, but never a second yes.
        return (await redis.set(prefix + id, '1', 'PX', Math.ceil(ttlMs), 'NX')) === 'OK';
      } catch (error) {
        throw new OnceUnavailableError(error);
      }
    },
  };
}
