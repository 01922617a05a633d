import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { createSlotLedger } from './slot-ledger.js';
import type { SlotLedger } from './slot-ledger.js';
import type { SlotPool } from './slot-pool.js';

/** Between two looks for quotas that nobody uses any more. */
const sweepEvery = 1_000;

/** Slots of the schedulers of one process. */
export function memorySlotPool(clock: Pick<Clock, 'now'> = systemClock): SlotPool {
  const ledgers = new Map<string, SlotLedger>();
  let asked = 0;

  const ledgerOf = (quota: string): SlotLedger => {
    const ledger = ledgers.get(quota) ?? createSlotLedger();
    ledgers.set(quota, ledger);
    return ledger;
  };
  const sweep = (nowMs: number): void => {
    for (const [quota, ledger] of ledgers) if (ledger.idle(nowMs)) ledgers.delete(quota);
  };

  return {
    take: async (request) => {
      const nowMs = clock.now();
      if ((asked += 1) % sweepEvery === 0) sweep(nowMs);
      return ledgerOf(request.quota).take(request, nowMs);
    },
    free: async (quota, slot, afterMs) => ledgers.get(quota)?.free(slot, clock.now() + afterMs),
    freeze: async (quota, forMs) => ledgerOf(quota).freeze(forMs, clock.now()),
  };
}
