/** One process of this gateway, as the others see it. */
export interface Replica {
  /** Random for each process, so that a process that took a dead one's address is not taken for it. */
  readonly id: string;
  /** Where the others reach its internal listener: `http://10.0.0.7:8788`. */
  readonly url: string;
}

export interface FoundReplica extends Replica {
  /** It was not heard of in time. It may be dead, or have lost the directory while it still serves: ask it. */
  readonly silent: boolean;
}

/** So many times longer than a replica counts as alive, it can be found and asked. */
export const findableFor = 6;

/** Which replicas there are. */
export interface ReplicaDirectory {
  /** Says that this replica is alive for another `ttlMs`. It can be found six times as long. */
  beat(replica: Replica, ttlMs: number): Promise<void>;
  /** `undefined` when it has not been heard of for long, or has left. */
  find(id: string): Promise<FoundReplica | undefined>;
  /** Says that it is gone, before its time is over. */
  leave(id: string): Promise<void>;
}
