import type { SlotPool } from './slot-pool.js';

/** A pool that several processes share, and that can get lost. Every verb rejects while it is out of reach. */
export interface SharedSlots extends SlotPool {
  /** Says that this process lives, for `forMs`. */
  beat(replica: string, forMs: number): Promise<Beat>;
  /** Writes down slots in use with the milliseconds until they end, whatever the limit says. */
  restore(quota: string, slots: ReadonlyMap<string, number>): Promise<void>;
}

/** What a beat tells. */
export interface Beat {
  /** Processes that live, this one included. */
  readonly replicas: number;
  /** Another one than before when what was written is lost. */
  readonly epoch: string;
}
