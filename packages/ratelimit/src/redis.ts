import { hash } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { chargeScript } from './charge-script.js';
import type { Charge, Counters, Layer } from './counters.js';
import { limiterOver } from './limiter-over.js';
import type { Policy } from './policy.js';
import type { RateLimiter } from './rate-limiter.js';
import { withinTime } from './within-time.js';

/** What may be said about the store. */
export interface RedisLimiterOptions {
  /**
   * In front of every key. Default `ratelimit:{limits}:`. On a cluster it needs a hash tag, the part in braces, because one
   * call charges several keys at once.
   */
  readonly prefix?: string;
  /** How long one answer of Redis may take before the store counts as failed. Default 250. */
  readonly timeoutMs?: number;
  /** Told of every failure of the store, for logs and metrics. It must not throw. */
  readonly onStoreError?: (error: unknown) => void;
}

/**
 * For any number of processes on one Redis 6.2 or newer. Time is the clock of Redis. The client stays the caller's: it is
 * neither connected nor closed here. Throws a `PolicyInvalidError` when a policy cannot be kept.
 */
export function redisLimiter(
  redis: Redis | Cluster,
  policies: readonly Policy[],
  { prefix = 'ratelimit:{limits}:', timeoutMs = 250, onStoreError }: RedisLimiterOptions = {},
): RateLimiter {
  return limiterOver(redisCounters(redis, prefix, timeoutMs), policies, onStoreError);
}

function redisCounters(redis: Redis | Cluster, prefix: string, timeoutMs: number): Counters {
  return {
    async charge(layers, cost) {
      // A lost connection would queue the call and charge it after it was refused.
      if (lost.has(redis.status)) throw new Error(`The connection to Redis is lost (${redis.status}).`);
      const keys = layers.map((layer) => keyOf(prefix, layer));
      const sizes = layers.flatMap(({ policy }) => [policy.quota, policy.windowMs]);
      return chargeOf(await withinTime(evaluate(redis, keys, [cost, ...sizes]), timeoutMs));
    },
  };
}

const lost: ReadonlySet<string> = new Set(['reconnecting', 'close', 'end']);

/** A policy with another window begins anew; another quota goes on with what is spent. */
function keyOf(prefix: string, { policy, counter }: Layer): string {
  return `${prefix}${policy.name}:${policy.windowMs}:${counter}`;
}

const scriptSha = hash('sha1', chargeScript);

/** Redis forgets scripts when it restarts, and says so before it has done anything. */
async function evaluate(redis: Redis | Cluster, keys: readonly string[], args: readonly number[]): Promise<unknown> {
  try {
    return await redis.evalsha(scriptSha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(chargeScript, keys.length, ...keys, ...args);
  }
}

function chargeOf(reply: unknown): Charge {
  const [charged, ...rest] = Array.isArray(reply) ? reply.map(Number) : [];
  if (charged === undefined) throw new Error('Redis did not answer with the counters.');
  const counts = rest.flatMap((spent, at) => (at % 2 === 0 ? [{ spent, resetMs: rest[at + 1] ?? 0 }] : []));
  return { charged: charged === 1, counts };
}
