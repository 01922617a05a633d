/** Which keys have a window running, up to a number. */
export interface BoundedKeys {
  /** The key itself, or, for a newcomer to a full house, the one key that all newcomers share. */
  place(key: string): string;
  /** A window of this key begins now. */
  began(key: string): void;
}

/** No digest contains a dot, so no key of a caller can be this one. */
const shared = '.newcomers';

/** All windows have one length, so that keys in the order of their beginning are in the order of their end. */
export function boundedKeys(windowMs: number, capacity: number, now: () => number): BoundedKeys {
  const ends = new Map<string, number>();
  const forgetEnded = (atMs: number): void => {
    for (const [key, endsAtMs] of ends) {
      if (endsAtMs > atMs) return;
      ends.delete(key);
    }
  };
  return {
    place(key) {
      forgetEnded(now());
      return ends.has(key) || ends.size < capacity ? key : shared;
    },
    began(key) {
      if (key === shared) return;
      ends.delete(key);
      ends.set(key, now() + windowMs);
    },
  };
}
