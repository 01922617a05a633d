/** Who wants to know of a change. */
export interface Listeners {
  /** Returns what removes it again. */
  readonly add: (listener: () => void) => () => void;
  /** Calls everybody, and then throws what the first of them has thrown, if any did. */
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
      const mistakes = [...all].flatMap((listener) => mistakeOf(listener));
      const [first] = mistakes;
      if (first) throw first.thrown;
    },
  };
}

/** What one listener does wrong is no reason to leave the others in the dark. */
function mistakeOf(listener: () => void): { readonly thrown: unknown }[] {
  try {
    listener();
    return [];
  } catch (thrown) {
    return [{ thrown }];
  }
}
