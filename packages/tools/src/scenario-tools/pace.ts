/** At most so many requests in any minute. */
export interface Pace {
  /** How long until another request may begin, in milliseconds. 0: now. */
  readonly waitMs: (perMinute: number) => number;
  /** Notes that a request begins. */
  readonly begin: () => void;
}

const minuteMs = 60_000;

export function pace(now: () => number): Pace {
  let begunAtMs: number[] = [];
  return {
    waitMs(perMinute) {
      const atMs = now();
      begunAtMs = begunAtMs.filter((begun) => begun > atMs - minuteMs);
      const oldestInTheWay = begunAtMs.at(-Math.max(1, perMinute));
      return oldestInTheWay === undefined ? 0 : oldestInTheWay + minuteMs - atMs;
    },
    begin: () => void begunAtMs.push(now()),
  };
}
