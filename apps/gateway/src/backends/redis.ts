import { Cluster, Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import type { RedisTarget } from '../gateway-config.js';

/** A client for one Redis or for a cluster. */
export type RedisClient = Redis | Cluster;

/** A connection that stands, or comes back by itself. */
export interface RedisConnection {
  readonly redis: RedisClient;
  /** Ends it at once. May be called twice. */
  readonly close: () => void;
}

/** What somebody who starts the gateway has to mend: no Redis answers where it should. */
export class RedisUnreachableError extends Error {
  override readonly name = 'RedisUnreachableError';
  readonly code = 'redis_unreachable';
  readonly retryable = true;
}

/** A call waits no longer than this for Redis, so that whoever waits for the call learns soon that it is gone. */
const commandTimeoutMs = 1_000;
const connectTimeoutMs = 3_000;
/** Enough for three sentinels of which two are down. */
const startLimitMs = 10_000;

const retryStrategy = (times: number): number => Math.min(50 * times, 1_000);

/**
 * A lost connection fails commands at once and forgets them: what was refused must not be carried out later behind the
 * back of whoever was told so.
 */
const connection = {
  lazyConnect: true,
  connectTimeout: connectTimeoutMs,
  commandTimeout: commandTimeoutMs,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  // How long a connection that was lost may keep an ending process alive.
  disconnectTimeout: 250,
  connectionName: 'makegate-gateway',
  // After a failover the old primary is a replica for a while.
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} satisfies RedisOptions;

/**
 * Connects, and stays connected until the caller ends it. `onFailure` hears of every connection that is lost or cannot be
 * made, also before this resolves. Rejects with a `RedisUnreachableError` that says why and holds no secret.
 */
export async function connectRedis(target: RedisTarget, onFailure: (error: Error) => void): Promise<RedisConnection> {
  // Sentinels that are out of reach are asked again for as long as the connection is wanted, even by a closed client.
  let wanted = false;
  const redis = clientFor(target, (times) => (wanted ? retryStrategy(times) : null));
  let last: Error | undefined;
  const failed = (error: Error): void => {
    last = error;
    onFailure(error);
  };
  redis.on('error', failed);
  redis.on('node error', failed);
  const close = (): void => {
    wanted = false;
    redis.disconnect();
  };
  try {
    await within(startLimitMs, redis.connect());
    await within(startLimitMs, redis.ping());
    wanted = true;
    return { redis, close };
  } catch (error) {
    close();
    throw new RedisUnreachableError(
      `Redis does not answer: ${reasonOf(last, error)}. Check REDIS_URL, and that it runs there.`,
      {
        cause: error,
      },
    );
  }
}

function clientFor(target: RedisTarget, sentinelRetryStrategy: (times: number) => number | null): RedisClient {
  if (target.kind === 'standalone') {
    return new Redis(target.url, { ...connection, enableOfflineQueue: false, retryStrategy });
  }
  const { nodes, username, password, tls } = target;
  const credentials = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
  };
  const addresses = nodes.map(({ host, port }) => ({ host, port }));
  if (target.kind === 'cluster') {
    return new Cluster(addresses, {
      redisOptions: { ...connection, ...credentials },
      lazyConnect: true,
      enableOfflineQueue: false,
      clusterRetryStrategy: retryStrategy,
    });
  }
  return new Redis({
    ...connection,
    ...credentials,
    ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
    sentinels: addresses,
    name: target.master,
    db: target.database,
    enableOfflineQueue: false,
    retryStrategy,
    sentinelRetryStrategy,
  });
}

async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  const late = AbortSignal.timeout(limitMs);
  const ended = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error(`no answer within ${limitMs / 1_000} seconds`)));
  });
  return Promise.race([work, ended]);
}

/** What ioredis reports as an event says more than what it rejects with. Neither ever holds a password. */
function reasonOf(reported: Error | undefined, rejected: unknown): string {
  const error = reported ?? rejected;
  return error instanceof Error && error.message !== '' ? error.message.replace(/\.$/, '') : String(error);
}
