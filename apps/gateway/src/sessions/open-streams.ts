/** The streams of a session that stay open for as long as their clients like. */
export interface OpenStreams {
  readonly size: number;
  /** Counts a stream as open until the function that it returns is called. `end` ends it from here. */
  hold(end: () => void): () => void;
  /** Ends those that were opened before this moment. */
  endOlderThan(ms: number): void;
}

/** `now` in milliseconds; `onClosed` hears of each stream that is not open any more. */
export function openStreams(now: () => number, onClosed: () => void): OpenStreams {
  const open = new Set<{ readonly openedAtMs: number; readonly end: () => void }>();
  return {
    get size() {
      return open.size;
    },
    hold(end) {
      const stream = { openedAtMs: now(), end };
      open.add(stream);
      return () => {
        if (open.delete(stream)) onClosed();
      };
    },
    endOlderThan(ms) {
      for (const { openedAtMs, end } of open) if (openedAtMs < ms) end();
    },
  };
}
