/** How a server may cut time into the windows in which it counts. */
export const windowTypes = ['clock', 'first-hit', 'sliding'] as const;
export type WindowType = (typeof windowTypes)[number];

/** Whether a call that arrives now is admitted. Calls have to be told in the order in which they arrive. */
export type Admits = (nowMs: number) => boolean;

/** A server with a limit, as short as it can be written down. */
export function serverModel(type: WindowType, limit: number, windowMs: number): Admits {
  return type === 'sliding' ? slidingServer(limit, windowMs) : fixedServer(type, limit, windowMs);
}

function fixedServer(type: WindowType, limit: number, windowMs: number): Admits {
  let startMs = -Infinity;
  let count = 0;
  return (nowMs) => {
    if (nowMs - startMs >= windowMs) {
      startMs = type === 'clock' ? Math.floor(nowMs / windowMs) * windowMs : nowMs;
      count = 0;
    }
    if (count >= limit) return false;
    count += 1;
    return true;
  };
}

function slidingServer(limit: number, windowMs: number): Admits {
  // The last `limit` admitted instants, in a ring.
  const admittedMs = Array.from({ length: limit }, () => -Infinity);
  let oldest = 0;
  return (nowMs) => {
    if (nowMs - (admittedMs[oldest] ?? 0) < windowMs) return false;
    admittedMs[oldest] = nowMs;
    oldest = (oldest + 1) % limit;
    return true;
  };
}
