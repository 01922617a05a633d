import type { Clock } from './clock.js';
import type { SlotPool } from './slot-pool.js';

/** What a lane is told. */
export interface LaneSettings {
  readonly quota: string;
  /** Calls that the server allows in one window, as far as is known. */
  readonly limit: () => number;
  /** Told of each 429. */
  readonly onLimited: () => void;
  readonly pool: SlotPool;
  readonly clock: Clock;
  readonly replica: string;
  readonly windowMs: number;
  /** By how much longer than a window a slot is in use after the answer. */
  readonly marginMs: number;
  /** By how much longer a slot is in use when nobody knows how the call ended. */
  readonly graceMs: number;
  readonly maxWaitingPerUser: number;
  readonly maxWaiting: number;
  readonly random: () => number;
  /** The first of `count` numbers that no other slot of this replica has. */
  readonly firstSlot: (count: number) => number;
  readonly onPoolError: (error: unknown) => void;
}
