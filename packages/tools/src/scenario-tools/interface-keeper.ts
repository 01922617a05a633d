import type { InterfaceMemory, KnownInterface } from './interface-memory.js';

/** Gives a memory one thing to keep after the other, so that the newest is what stays. */
export interface InterfaceKeeper {
  /** Nobody has to wait for it. */
  keep(known: readonly KnownInterface[]): void;
  /** Resolves when everything is kept that was given so far. Never rejects. */
  settled(): Promise<void>;
}

export function interfaceKeeper(
  memory: Pick<InterfaceMemory, 'keep'>,
  onMistake: (error: unknown) => void,
): InterfaceKeeper {
  let last = Promise.resolve();
  return {
    keep(known) {
      last = last.then(() => memory.keep(known)).catch(onMistake);
    },
    settled: () => last,
  };
}
