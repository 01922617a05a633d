import type { DataKeyStore } from './data-key-store.js';
import type { SecretOwner } from './seal-context.js';

const at = ({ tenant, subject }: SecretOwner): string => JSON.stringify([tenant, subject]);

/** For one process; everything is gone when it ends. */
export const memoryDataKeyStore = (): DataKeyStore => dataKeyStoreOver(new Map());

/** The rules over a map that somebody else may keep. No verb waits between its look and its note. */
export function dataKeyStoreOver(wrappedKeys: Map<string, string>): DataKeyStore {
  return {
    async find(owner) {
      return wrappedKeys.get(at(owner));
    },
    async keep(owner, wrapped) {
      const kept = wrappedKeys.get(at(owner)) ?? wrapped;
      wrappedKeys.set(at(owner), kept);
      return kept;
    },
    async replace(owner, known, next) {
      if (wrappedKeys.get(at(owner)) !== known) return false;
      wrappedKeys.set(at(owner), next);
      return true;
    },
    async delete(owner) {
      wrappedKeys.delete(at(owner));
    },
  };
}
