/** One process of this gateway, as the others see it. */
export interface Replica {
  /** Random for each process, so that a process that took a dead one's address is not taken for it. */
  readonly id: string;
  /** Where the others reach its internal listener: `http://10.0.0.7:8788`. */
  readonly url: string;
}

/** Which replicas are alive. */
export interface ReplicaDirectory {
  /** Says that this replica is alive for another `ttlMs`. */
  beat(replica: Replica, ttlMs: number): Promise<void>;
  /** `undefined` when it has not been heard of in time, or has left. */
  find(id: string): Promise<Replica | undefined>;
  /** Says that it is gone, before its time is over. */
  leave(id: string): Promise<void>;
}
