import type { InterfaceMemory, KnownInterface } from './interface-memory.js';

/** Gives a memory one thing to keep after the other, so that the newest is what stays. Nobody has to wait for it. */
export function interfaceKeeper(
  memory: Pick<InterfaceMemory, 'keep'>,
  onMistake: (error: unknown) => void,
): (known: readonly KnownInterface[]) => void {
  let last = Promise.resolve();
  return (known) => {
    last = last.then(() => memory.keep(known)).catch(onMistake);
  };
}
