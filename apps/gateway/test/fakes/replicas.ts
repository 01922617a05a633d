import { startRedis } from '@makegate/repo-redis';
import { memoryKeyStore } from '@makegate/auth';
import { Redis } from 'ioredis';
import type { Registry } from '../../src/registry.js';
import { redisReplicaDirectory } from '../../src/replicas/redis.js';
import type { Replica, ReplicaDirectory } from '../../src/replicas/replica-directory.js';
import { redisEventLog, redisSessionDirectory } from '../../src/sessions/redis.js';
import type { GatewayServerOptions } from '../../src/server-options.js';
import { addKey, keyAuthenticator, serve, type Served } from './served-gateway.js';

/** One replica of a group, and how the others see it. */
export interface ServedReplica extends Served {
  readonly replica: Replica;
  /** Ends it as a crash would: what it has written down of itself stays. */
  crash(): Promise<void>;
}

export const assertionKey = new Uint8Array(32).fill(9);

/** Several servers in this process that share one real Redis, as replicas in processes of their own do. */
export async function replicaGroup() {
  const started = await startRedis();
  const redis = new Redis(started.url, { keyPrefix: started.keyPrefix });
  const keys = memoryKeyStore();
  const { text: key } = await addKey(keys);
  const directory = redisReplicaDirectory(redis);
  const sessions = redisSessionDirectory(redis);

  const start = async (
    registry: Registry,
    more: Partial<GatewayServerOptions> = {},
    changes: Partial<ReplicaDirectory> = {},
    signedWith: Uint8Array = assertionKey,
  ): Promise<ServedReplica> => {
    let replica: Replica | undefined;
    let crashed = false;
    const watched: ReplicaDirectory = {
      ...directory,
      async beat(beating, ttlMs) {
        replica = beating;
        await directory.beat(beating, ttlMs);
      },
      leave: async (id) => (crashed ? undefined : directory.leave(id)),
      ...changes,
    };
    const served = await serve({
      registry,
      authenticator: keyAuthenticator(keys),
      sessions,
      events: redisEventLog(redis),
      replicas: { directory: watched, listen: { host: '127.0.0.1', port: 0 }, assertionKeys: [signedWith] },
      ...more,
    });
    if (!replica) throw new Error('It was never heard of.');
    return {
      ...served,
      replica,
      async crash() {
        crashed = true;
        await served.server.close();
      },
    };
  };
  return {
    key,
    keys,
    sessions,
    directory,
    start,
    async close() {
      redis.disconnect();
      await started.close();
    },
  };
}

export type ReplicaGroup = Awaited<ReturnType<typeof replicaGroup>>;
