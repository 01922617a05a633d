import { intervalOf } from './grant.js';
import type { Standing } from './grant.js';
import type { SlotAnswer } from './slot-pool.js';
import { reserveOf, slotRules } from './slot-rules.js';

/** When it is worth while to ask again. A call that is answered meanwhile frees its slot after a window, never sooner. */
export function waitsOf(
  standing: Standing,
  nextFreeMs: number | undefined,
  frozenMs: number,
): Pick<SlotAnswer, 'urgentWaitMs' | 'plainWaitMs'> {
  const { nowMs, used, limit, windowMs, pacedToMs } = standing;
  const free = limit - used;
  const slotMs = Math.min(windowMs, Math.max(0, (nextFreeMs ?? nowMs + windowMs) - nowMs));
  const intervalMs = intervalOf(standing);
  const paced = used >= Math.floor(limit * slotRules.pacedFrom);
  const paceMs = paced ? Math.max(0, pacedToMs + intervalMs - nowMs) : 0;
  const aheadMs = Math.max(slotRules.burstCalls, limit * slotRules.urgentAhead) * intervalMs;
  return {
    urgentWaitMs: Math.max(frozenMs, free > 0 ? 0 : slotMs, paceMs - aheadMs),
    plainWaitMs: Math.max(frozenMs, free > reserveOf(limit) ? 0 : slotMs, paceMs),
  };
}
