import { grant, intervalOf } from './grant.js';
import { createHeldSlots } from './held-slots.js';
import type { SlotAnswer, SlotRequest } from './slot-pool.js';
import { limitInForce, recoveredPart, slotRules } from './slot-rules.js';
import { waitsOf } from './slot-waits.js';
import { createWaitingReplicas } from './waiting-replicas.js';

/** The slots of one quota. It knows no time of its own. */
export interface SlotLedger {
  take(request: SlotRequest, nowMs: number): SlotAnswer;
  /** `count` slots of a replica are in use that were taken elsewhere. */
  hold(replica: string, firstSlot: number, count: number, untilMs: number): void;
  /** The slots in use, with the milliseconds until they end. */
  inUse(nowMs: number): ReadonlyMap<string, number>;
  free(slot: string, atMs: number): void;
  freeze(forMs: number, nowMs: number): void;
  /** Nothing in it matters any more. */
  idle(nowMs: number): boolean;
}

export function createSlotLedger(): SlotLedger {
  const held = createHeldSlots();
  const replicas = createWaitingReplicas();
  let pacedToMs = 0;
  let frozenUntilMs = 0;
  let cut = { part: 1, atMs: 0 };

  const partAt = (nowMs: number): number => recoveredPart(cut.part, cut.atMs, nowMs);

  const hold = (replica: string, firstSlot: number, count: number, untilMs: number): void => {
    for (let slot = 0; slot < count; slot += 1) held.hold(`${replica}:${firstSlot + slot}`, untilMs);
  };

  return {
    hold,
    inUse: (nowMs) => held.left(nowMs),
    take: (request, nowMs) => {
      const { replica, users, windowMs } = request;
      const limit = limitInForce(request.limit, partAt(nowMs));
      const standing = { nowMs, used: held.count(nowMs), limit, windowMs, pacedToMs };
      const frozenMs = Math.max(0, frozenUntilMs - nowMs);
      const granted = frozenMs > 0 ? { urgent: 0, plain: 0, pacedToMs } : grant(standing, request);
      pacedToMs = granted.pacedToMs;
      const total = granted.urgent + granted.plain;
      hold(replica, request.firstSlot, total, nowMs + request.holdMs);
      const waits = waitsOf({ ...standing, used: standing.used + total, pacedToMs }, held.nextFreeMs(), frozenMs);
      const share = replicas.shareOf(replica, users, nowMs);
      replicas.expect(replica, users, nowMs, waits.plainWaitMs + intervalOf(standing) / share);
      return { granted: total, ...waits, used: standing.used + total, limit, frozenMs, share };
    },
    free: (slot, atMs) => held.change(slot, atMs),
    freeze: (forMs, nowMs) => {
      // Answers of calls that were under way together say the same thing once.
      if (nowMs >= frozenUntilMs) cut = { part: partAt(nowMs) * slotRules.cut, atMs: nowMs };
      frozenUntilMs = Math.max(frozenUntilMs, nowMs + forMs);
    },
    idle: (nowMs) => held.count(nowMs) === 0 && nowMs >= frozenUntilMs && partAt(nowMs) === 1,
  };
}
