/** Numbers that the memory pool and the Redis script share. */
export const slotRules = {
  /** Up to this part of the limit slots are given at once; above it they are spread over the window. */
  pacedFrom: 0.5,
  /** How much faster than the quota slots are spread, so that delays do not waste it. */
  paceFactor: 1.02,
  /** So much of what was not asked for in time can be made up for. */
  burstMs: 100,
  /** Calls that may always come together. */
  burstCalls: 2,
  /** The part of the limit by which urgent calls may run ahead of the pace. */
  urgentAhead: 0.1,
  /** The part of the limit that only urgent calls may use, at least one slot; none of limits below `reserveFrom`. */
  reserve: 0.01,
  reserveFrom: 10,
  /** What is left of the limit after a 429, and how much of the whole comes back in a minute. */
  cut: 0.7,
  recoveryPerMinute: 0.02,
} as const;

const minuteMs = 60_000;

/** The part of the limit in force, when `part` of it was in force since `sinceMs`. */
export function recoveredPart(part: number, sinceMs: number, nowMs: number): number {
  return Math.min(1, part + ((nowMs - sinceMs) / minuteMs) * slotRules.recoveryPerMinute);
}

/** The limit in force. The fraction makes up for parts that are not exact in binary. */
export function limitInForce(limit: number, part: number): number {
  return Math.floor(limit * part + 1e-6);
}

/** Slots that only urgent calls may use. */
export function reserveOf(limit: number): number {
  return limit < slotRules.reserveFrom ? 0 : Math.max(1, Math.round(limit * slotRules.reserve));
}
