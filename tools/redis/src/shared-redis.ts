import { Redis } from 'ioredis';
import type { StartedRedis } from './start-redis.ts';

/** A server that others use too: nothing of theirs is touched, and on closing nothing of ours stays. */
export async function openSharedRedis(url: string, keyPrefix: string): Promise<StartedRedis> {
  const port = portOf(url);
  await asked(url, (redis) => redis.ping());
  return {
    url,
    port,
    pid: undefined,
    keyPrefix,
    close: () => asked(url, (redis) => removeKeys(redis, keyPrefix)),
  };
}

/** The URL may hold a password, so no message repeats it. */
function portOf(url: string): number {
  const { protocol, port } = URL.parse(url) ?? {};
  if (protocol !== 'redis:' && protocol !== 'rediss:') {
    throw new Error('REDIS_URL has to begin with redis:// or rediss://.');
  }
  return port === undefined || port === '' ? 6379 : Number(port);
}

async function asked<Answer>(url: string, ask: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null });
  // A connection that fails rejects with "closed" only; the reason comes as an event.
  let reason: unknown;
  redis.on('error', (error) => (reason = error));
  try {
    await redis.connect();
    return await ask(redis);
  } catch (error) {
    throw new Error(`The server that REDIS_URL names does not answer as it should. ${String(reason ?? error)}`, {
      cause: error,
    });
  } finally {
    redis.disconnect();
  }
}

async function removeKeys(redis: Redis, prefix: string): Promise<void> {
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', 1_000);
    if (keys.length > 0) await redis.unlink(...keys);
    cursor = next;
  } while (cursor !== '0');
}
