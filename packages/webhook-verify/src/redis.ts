import { hash, randomUUID } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import type { ReplayClaim, ReplayGuard } from './replay-guard.js';
import { wholeNumber } from './whole-number.js';

/** Redis did not say whether a delivery is new, so nothing may be done about it. */
export class ReplayGuardUnavailableError extends Error {
  override readonly name = 'ReplayGuardUnavailableError';
  readonly code = 'replay_guard_unavailable';
  readonly retryable = true;
  constructor(cause: unknown) {
    super('Whether this delivery came before cannot be told at the moment. The sender should try again.', { cause });
  }
}

/** Where the claims stand, and for how long. */
export interface RedisReplayGuardOptions {
  /**
   * How long an id stays known after `done`, in milliseconds. At least twice the tolerance of the scheme; where no time is
   * signed, as long as a recorded delivery has to be worthless.
   */
  readonly keepMs: number;
  /** Begins every key. One for each sender, the same in every process that receives for it. Default `makegate:delivery:`. */
  readonly prefix?: string;
}

/**
 * For any number of processes that share one Redis 6.2 or newer, or one cluster. Every verb is one key and, but for a claim
 * that is refused, one call. The client decides how long a call waits for a lost connection; then it rejects with a
 * `ReplayGuardUnavailableError`. Redis must not evict keys (`maxmemory-policy noeviction`), and a failover may forget the
 * claims of its last moment. Throws a `WebhookConfigError` when `keepMs` is not a whole number from 1.
 */
export function redisReplayGuard(
  redis: Redis | Cluster,
  { keepMs, prefix = 'makegate:delivery:' }: RedisReplayGuardOptions,
): ReplayGuard {
  wholeNumber('keepMs', keepMs);
  const keyOf = (id: string): string => prefix + hash('sha256', id, 'base64url');
  return {
    keepMs,
    claim: (id, leaseMs) => orUnavailable(claim(redis, keyOf(id), leaseMs)),
    done: async (id, token) => (await orUnavailable(redis.eval(doneScript, 1, keyOf(id), token, keepMs))) === 1,
    async release(id, token) {
      await orUnavailable(redis.eval(releaseScript, 1, keyOf(id), token));
    },
  };
}

/** No token looks like this: those are UUIDs. */
const done = 'done';

async function claim(redis: Redis | Cluster, key: string, leaseMs: number): Promise<ReplayClaim> {
  const token = randomUUID();
  if ((await redis.set(key, token, 'PX', Math.ceil(leaseMs), 'NX')) === 'OK') return { state: 'claimed', token };
  const holder = await redis.get(key);
  // The client repeats a call whose answer was lost with the connection, and then meets its own claim.
  if (holder === token) return { state: 'claimed', token };
  // If it ends between the two calls, it was held until now; the sender's next attempt gets it.
  return { state: holder === done ? 'done' : 'in_progress' };
}

/** Also when the lease is over and nobody has taken the id since: the work was done. */
const doneScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], '${done}', 'PX', ARGV[2])
return 1
`;

const releaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`;

async function orUnavailable<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw new ReplayGuardUnavailableError(error);
  }
}
