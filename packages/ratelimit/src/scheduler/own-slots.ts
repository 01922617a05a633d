import { createSlotLedger } from './slot-ledger.js';
import type { SlotAnswer, SlotRequest } from './slot-pool.js';

/** When the shared pool was lost, and how many processes used it then. */
export interface Loss {
  readonly lostAtMs: number;
  readonly replicas: number;
}

/** What one process knows of the slots of a quota that it uses itself. */
export interface OwnSlots {
  /** Slots that were taken from the shared pool. */
  took(request: SlotRequest, answer: SlotAnswer, nowMs: number): void;
  lose(loss: Loss): void;
  /** Takes slots of this process's own part. */
  takeAlone(request: SlotRequest, nowMs: number, loss: Loss): SlotAnswer;
  free(slot: string, atMs: number): void;
  freeze(forMs: number, nowMs: number): void;
  /** The slots in use, with the milliseconds until they end. */
  inUse(nowMs: number): ReadonlyMap<string, number>;
  idle(nowMs: number): boolean;
}

export function createOwnSlots(): OwnSlots {
  const ledger = createSlotLedger();
  /** Slots that nobody seemed to use when the pool last answered. */
  let seenFree = 0;
  let longestHoldMs = 0;
  /** What may be in use until the slots have ended that others took before the loss. */
  let carefulPart = 0;

  return {
    took: ({ replica, firstSlot, holdMs }, { granted, used, limit }, nowMs) => {
      longestHoldMs = Math.max(longestHoldMs, holdMs);
      seenFree = Math.max(0, limit - used);
      ledger.hold(replica, firstSlot, granted, nowMs + holdMs);
    },
    lose: ({ lostAtMs, replicas }) => {
      carefulPart = ledger.inUse(lostAtMs).size + partOf(seenFree, replicas);
    },
    takeAlone: (request, nowMs, { lostAtMs, replicas }) => {
      const careful = nowMs < lostAtMs + Math.max(longestHoldMs, request.holdMs);
      const part = partOf(request.limit, replicas);
      return ledger.take({ ...request, limit: careful ? Math.min(part, carefulPart) : part }, nowMs);
    },
    free: (slot, atMs) => ledger.free(slot, atMs),
    freeze: (forMs, nowMs) => ledger.freeze(forMs, nowMs),
    inUse: (nowMs) => ledger.inUse(nowMs),
    idle: (nowMs) => ledger.idle(nowMs),
  };
}

const partOf = (slots: number, replicas: number): number => (replicas === 0 ? 0 : Math.floor(slots / replicas));
