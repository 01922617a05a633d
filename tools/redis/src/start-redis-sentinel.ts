import { randomBytes } from 'node:crypto';
import { askRedis, infoOf } from './ask-redis.ts';
import { loopback } from './redis-process.ts';
import type { RedisProcess } from './redis-process.ts';
import { orClose, startServers } from './start-servers.ts';
import type { ServerPlan } from './start-servers.ts';
import { waitUntil } from './wait-until.ts';

/** One primary with a replica, watched by three sentinels of which two have to agree. Each may be killed by its pid. */
export interface StartedSentinel {
  /** What the sentinels call the primary. */
  readonly name: string;
  readonly sentinels: readonly RedisProcess[];
  /** The primary and the replica of the start; after a failover ask the sentinels. */
  readonly primary: RedisProcess;
  readonly replica: RedisProcess;
  /** Ends all five. May be called twice. */
  close(): Promise<void>;
}

const name = 'makegate';

/** Resolves when a failover would succeed. A primary that is killed is replaced in about two to three seconds. */
export async function startRedisSentinel(): Promise<StartedSentinel> {
  const started = await startServers(5, plansOf);
  const [primary, replica, ...sentinels] = started.servers;
  if (primary === undefined || replica === undefined) throw new Error('No servers were started.');
  await orClose(started, () =>
    waitUntil('the sentinels know each other and the replica follows', async () => {
      const ready = await Promise.all(sentinels.map(({ port }) => couldFailOver(port)));
      return ready.every(Boolean) && (await infoOf(replica.port, 'replication')).get('master_link_status') === 'up';
    }),
  );
  return { name, primary, replica, sentinels, close: () => started.close() };
}

function plansOf([primary = 0, replica = 0, ...sentinels]: readonly number[]): readonly ServerPlan[] {
  const watchers = sentinels.map((port) => ({ port, id: randomBytes(20).toString('hex') }));
  return [
    { port: primary },
    { port: replica, config: [`replicaof ${loopback} ${primary}`] },
    ...watchers.map(({ port, id }) => ({
      port,
      sentinel: true,
      config: [
        `sentinel myid ${id}`,
        `sentinel monitor ${name} ${loopback} ${primary} 2`,
        `sentinel down-after-milliseconds ${name} 1000`,
        `sentinel failover-timeout ${name} 5000`,
        // Told instead of found out, which would take them two seconds.
        `sentinel known-replica ${name} ${loopback} ${replica}`,
        ...watchers
          .filter((other) => other.port !== port)
          .map((other) => `sentinel known-sentinel ${name} ${loopback} ${other.port} ${other.id}`),
      ],
    })),
  ];
}

/** Rejects while there is no quorum. A replica whose link a sentinel has not seen standing would not be promoted. */
async function couldFailOver(port: number): Promise<boolean> {
  return askRedis(port, async (redis) => {
    await redis.call('SENTINEL', 'CKQUORUM', name);
    const replicas: unknown = await redis.call('SENTINEL', 'REPLICAS', name);
    const words = Array.isArray(replicas) ? replicas.flat() : [];
    return words[words.indexOf('master-link-status') + 1] === 'ok';
  });
}
