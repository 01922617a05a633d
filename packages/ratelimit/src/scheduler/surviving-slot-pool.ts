import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.js';
import { createOwnSlots } from './own-slots.js';
import type { Loss, OwnSlots } from './own-slots.js';
import type { Beat, SharedSlots } from './shared-slots.js';
import type { SlotPool } from './slot-pool.js';

/** A pool that goes on with less when what is shared is lost. */
export interface SurvivingSlotPool extends SlotPool {
  /** Whether slots are shared now; otherwise this process gives out its own part. */
  readonly shared: boolean;
  /** Ends its timer. What was handed in stays open. */
  close(): void;
}

/** Between two signs of life, and for how long one holds. */
const beatMs = 1_000;
const aliveMs = 5_000;

/**
 * Gives out shared slots while that works. When it does not, this process gives out its part of the limit: as many as go into
 * it by the number of processes last seen, and not more than it had until the slots of the others from before the loss have
 * ended. When the store is back, what is in use is written down there, and after one window slots are shared again.
 */
export function survivingSlotPool(
  store: SharedSlots,
  clock: Clock,
  onStoreError: (error: unknown) => void,
): SurvivingSlotPool {
  const own = new Map<string, OwnSlots>();
  const replica = randomUUID();
  let replicas = 0;
  let epoch: string | undefined;
  let loss: Loss | undefined;
  let backAtMs: number | undefined;
  let longestWindowMs = 0;
  let closed = false;
  let stopTimer: (() => void) | undefined;

  const ownOf = (quota: string): OwnSlots => {
    const found = own.get(quota) ?? createOwnSlots();
    own.set(quota, found);
    return found;
  };

  const lose = (error: unknown): Loss => {
    if (loss === undefined || backAtMs !== undefined) onStoreError(error);
    backAtMs = undefined;
    if (loss !== undefined) return loss;
    loss = { lostAtMs: clock.now(), replicas };
    for (const slots of own.values()) slots.lose(loss);
    return loss;
  };

  const restoreAll = async (): Promise<void> => {
    for (const [quota, slots] of own) {
      const inUse = slots.inUse(clock.now());
      if (inUse.size > 0) await store.restore(quota, inUse);
    }
  };

  const forgetIdle = (): void => {
    for (const [quota, slots] of own) if (slots.idle(clock.now())) own.delete(quota);
  };

  const heard = async (beat: Beat): Promise<void> => {
    if (epoch !== undefined && beat.epoch !== epoch) lose(new Error('Redis has lost the slots in use.'));
    epoch = beat.epoch;
    if (loss === undefined) {
      replicas = beat.replicas;
      return forgetIdle();
    }
    // Those that have not come back yet still give out their part.
    replicas = Math.max(replicas, beat.replicas);
    loss = { ...loss, replicas };
    backAtMs ??= clock.now();
    await restoreAll();
    if (clock.now() >= backAtMs + longestWindowMs + aliveMs) loss = backAtMs = undefined;
  };

  const beat = async (): Promise<void> => {
    await store.beat(replica, aliveMs).then(heard).catch(lose);
    if (!closed) stopTimer = clock.after(beatMs, () => void beat());
  };
  const firstBeat = beat();

  const tell = async (ask: () => Promise<void>): Promise<void> => {
    if (loss === undefined || backAtMs !== undefined) await ask().catch(lose);
  };

  return {
    get shared() {
      return loss === undefined;
    },
    take: async (request) => {
      await firstBeat;
      longestWindowMs = Math.max(longestWindowMs, request.windowMs);
      const slots = ownOf(request.quota);
      try {
        if (loss === undefined) {
          const answer = await store.take(request);
          slots.took(request, answer, clock.now());
          return answer;
        }
      } catch (error) {
        lose(error);
      }
      const answer = slots.takeAlone(request, clock.now(), loss ?? { lostAtMs: clock.now(), replicas });
      if (answer.granted > 0) await tell(restoreAll);
      return answer;
    },
    free: async (quota, slot, afterMs) => {
      own.get(quota)?.free(slot, clock.now() + afterMs);
      await tell(() => store.free(quota, slot, afterMs));
    },
    freeze: async (quota, forMs) => {
      ownOf(quota).freeze(forMs, clock.now());
      await tell(() => store.freeze(quota, forMs));
    },
    close: () => {
      closed = true;
      stopTimer?.();
    },
  };
}
