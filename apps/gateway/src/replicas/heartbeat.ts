import type { Replica, ReplicaDirectory } from './replica-directory.js';

/** A beating heart. */
export interface Heartbeat {
  /** Says that this replica is gone. */
  stop(): Promise<void>;
}

/** Tells the directory every third of `ttlMs` that this replica is alive. Rejects when not even the first time gets there. */
export async function startHeartbeat(
  replica: Replica,
  directory: ReplicaDirectory,
  ttlMs: number,
  onError: (error: unknown) => void,
): Promise<Heartbeat> {
  await directory.beat(replica, ttlMs);
  const timer = setInterval(() => void directory.beat(replica, ttlMs).catch(onError), ttlMs / 3).unref();
  return {
    async stop() {
      clearInterval(timer);
      await directory.leave(replica.id).catch(onError);
    },
  };
}
