import { reserveOf, slotRules } from './slot-rules.js';

/** What a decision about slots rests on. */
export interface Standing {
  readonly nowMs: number;
  readonly used: number;
  /** The limit in force. */
  readonly limit: number;
  readonly windowMs: number;
  /** The instant up to which the pace has been used; behind `nowMs` when there is something to make up for. */
  readonly pacedToMs: number;
}

export interface Wanted {
  readonly urgent: number;
  readonly plain: number;
}

export interface Granted extends Wanted {
  readonly pacedToMs: number;
}

/** How many calls go now. Urgent ones first; the others leave the reserve alone and keep the pace. */
export function grant(standing: Standing, wanted: Wanted): Granted {
  const { nowMs, used, limit } = standing;
  const intervalMs = intervalOf(standing);
  const free = Math.max(0, limit - used);
  // Below this many slots in use nothing is paced.
  const atOnce = Math.max(0, Math.floor(limit * slotRules.pacedFrom) - used);
  const startMs = Math.max(standing.pacedToMs, nowMs - burstOf(intervalMs));
  const aheadMs = Math.max(slotRules.burstCalls, limit * slotRules.urgentAhead) * intervalMs;

  const urgent = Math.min(wanted.urgent, free, atOnce + steps(nowMs + aheadMs - startMs, intervalMs));
  const leftAtOnce = Math.max(0, atOnce - urgent);
  const afterUrgentMs = startMs + Math.max(0, urgent - atOnce) * intervalMs;
  const plainFree = Math.max(0, free - urgent - reserveOf(limit));
  const plain = Math.min(wanted.plain, plainFree, leftAtOnce + steps(nowMs - afterUrgentMs, intervalMs));
  return { urgent, plain, pacedToMs: afterUrgentMs + Math.max(0, plain - leftAtOnce) * intervalMs };
}

/** Milliseconds between two paced calls. */
export function intervalOf({ windowMs, limit }: Pick<Standing, 'windowMs' | 'limit'>): number {
  return windowMs / (Math.max(1, limit) * slotRules.paceFactor);
}

const burstOf = (intervalMs: number): number => Math.max(slotRules.burstCalls * intervalMs, slotRules.burstMs);

// The fraction makes up for instants that are stored with limited precision.
const steps = (spanMs: number, intervalMs: number): number => Math.max(0, Math.floor(spanMs / intervalMs + 1e-6));
