/** Who wants to know of a change. */
export interface Listeners {
  /** Returns what removes it again. */
  readonly add: (listener: () => void) => () => void;
  readonly announce: () => void;
}

export function listeners(): Listeners {
  const all = new Set<() => void>();
  return {
    add(listener) {
      // Its own function, so that a listener added twice is called twice and removed once.
      const entry = () => listener();
      all.add(entry);
      return () => void all.delete(entry);
    },
    announce() {
      for (const listener of all) listener();
    },
  };
}
