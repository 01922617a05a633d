import { Redis } from 'ioredis';
import { loopback } from './redis-process.ts';

/** Connects once, without trying again, asks, and disconnects. */
export async function askRedis<Answer>(
  port: number,
  ask: (redis: Redis) => Promise<Answer>,
  limitMs = 5_000,
): Promise<Answer> {
  const redis = new Redis({
    host: loopback,
    port,
    lazyConnect: true,
    // A replica that is still loading should say so itself.
    enableReadyCheck: false,
    connectTimeout: limitMs,
    commandTimeout: limitMs,
    // After a refused connection the client would keep this process alive for that long.
    disconnectTimeout: 50,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // The promise below says the same; without a listener the client would print it.
  redis.on('error', () => {});
  try {
    await redis.connect();
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

/** The fields of one section of INFO. Gives up soon, because on a port that was taken a stranger may never answer. */
export async function infoOf(port: number, section: string): Promise<ReadonlyMap<string, string>> {
  const text = await askRedis(port, (redis) => redis.info(section), 1_000);
  return fieldsOf(text);
}

/** The answer of INFO and of CLUSTER INFO, taken apart. */
export function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
}
