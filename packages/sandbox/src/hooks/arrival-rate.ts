const most = 300;
const windowMs = 10_000;

/** Counts what arrives, key by key. */
export interface ArrivalRate {
  /** True while fewer than 300 of the last ten seconds' arrivals were admitted; every true is one of them. */
  admit(key: number, nowMs: number): boolean;
}

/** Make's limit for deliveries. Those refused do not count. */
export function createArrivalRate(): ArrivalRate {
  const admitted = new Map<number, number[]>();
  return {
    admit: (key, nowMs) => {
      const recent = (admitted.get(key) ?? []).filter((atMs) => atMs > nowMs - windowMs);
      const allowed = recent.length < most;
      if (allowed) recent.push(nowMs);
      admitted.set(key, recent);
      return allowed;
    },
  };
}
