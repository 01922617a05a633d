/** Ends what was opened, the last first, because later things lean on earlier ones. */
export interface EndingInOrder {
  readonly add: (end: () => Promise<unknown> | void) => void;
  /** Tries every end even when one fails, and then rejects with the first failure. May be called twice. */
  readonly close: () => Promise<void>;
}

export function endingInOrder(): EndingInOrder {
  const ends: (() => Promise<unknown> | void)[] = [];
  const endAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const end of ends.toReversed()) {
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  let closing: Promise<void> | undefined;
  return { add: (end) => void ends.push(end), close: () => (closing ??= endAll()) };
}
