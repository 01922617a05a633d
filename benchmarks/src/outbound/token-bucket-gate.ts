import type { CallGate, Clock } from '@makegate/ratelimit';

/** The anchor: a bucket that holds one window's calls and is filled evenly, shared by all replicas without any delay. */
export function tokenBucketGate(limit: number, windowMs: number, clock: Clock): CallGate {
  let fullAtMs = clock.now();
  const perCallMs = windowMs / limit;
  return {
    enter: async () => {
      const startMs = Math.max(fullAtMs, clock.now());
      fullAtMs = startMs + perCallMs;
      const waitMs = Math.max(0, fullAtMs - windowMs - clock.now());
      if (waitMs > 0) await new Promise<void>((resolve) => void clock.after(waitMs, resolve));
      return () => {};
    },
  };
}
