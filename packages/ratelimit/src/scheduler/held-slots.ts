import { createHeap } from './heap.js';

/** The slots in use, each with the instant at which it is free again. */
export interface HeldSlots {
  /** Slots in use at this instant; those that ended are forgotten. */
  count(nowMs: number): number;
  /** When the next one ends, as far as is known; `undefined` when none is in use. */
  nextFreeMs(): number | undefined;
  hold(slot: string, untilMs: number): void;
  /** The slots in use, with the milliseconds until they end. */
  left(nowMs: number): ReadonlyMap<string, number>;
  /** Leaves a slot alone that is not in use. */
  change(slot: string, untilMs: number): void;
}

export function createHeldSlots(): HeldSlots {
  const untilMsOf = new Map<string, number>();
  // A changed slot stays in the heap under its old end too, and is passed over there.
  const ends = createHeap<{ readonly slot: string; readonly untilMs: number }>(({ untilMs }) => untilMs);

  const hold = (slot: string, untilMs: number): void => {
    untilMsOf.set(slot, untilMs);
    ends.push({ slot, untilMs });
  };

  const dropOld = (nowMs: number): void => {
    for (let end = ends.peek(); end !== undefined; end = ends.peek()) {
      const current = untilMsOf.get(end.slot) === end.untilMs;
      if (current && end.untilMs > nowMs) return;
      if (current) untilMsOf.delete(end.slot);
      ends.pop();
    }
  };

  return {
    count: (nowMs) => {
      dropOld(nowMs);
      return untilMsOf.size;
    },
    nextFreeMs: () => ends.peek()?.untilMs,
    hold,
    left: (nowMs) => {
      dropOld(nowMs);
      return new Map([...untilMsOf].map(([slot, untilMs]) => [slot, untilMs - nowMs]));
    },
    change: (slot, untilMs) => {
      if (untilMsOf.has(slot)) hold(slot, untilMs);
    },
  };
}
