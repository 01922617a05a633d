import { formCluster } from './form-cluster.ts';
import type { RedisProcess } from './redis-process.ts';
import { orClose, startServers } from './start-servers.ts';

/** Three primaries that share the slots evenly, each with a replica. Each may be killed by its pid. */
export interface StartedCluster {
  /** The roles of the start, in the order of the slots; after a failover ask the cluster. */
  readonly primaries: readonly RedisProcess[];
  /** In the order of the primaries that they follow. */
  readonly replicas: readonly RedisProcess[];
  /** Ends all six. May be called twice. */
  close(): Promise<void>;
}

/** Resolves when every node serves and knows all others. A primary that is killed is replaced in about three seconds. */
export async function startRedisCluster(): Promise<StartedCluster> {
  const started = await startServers(6, (ports) =>
    ports.map((port) => ({
      port,
      config: ['cluster-enabled yes', `cluster-config-file nodes-${port}.conf`, 'cluster-node-timeout 1500'],
    })),
  );
  const primaries = started.servers.slice(0, 3);
  const replicas = started.servers.slice(3);
  await orClose(started, () => formCluster(primaries, replicas));
  return { primaries, replicas, close: () => started.close() };
}
