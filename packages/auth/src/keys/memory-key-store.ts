import type { PrincipalId } from '../principal.js';
import { inOrder } from './in-order.js';
import { assertKeepable } from './key-fields.js';
import type { KeyStore } from './key-store.js';
import { assertMoment } from './moment.js';
import { keysFull, keyTaken } from './service-key-error.js';
import { isLive, mostLiveKeys } from './service-key.js';
import type { ServiceKey } from './service-key.js';

/** For one process; everything is gone when it ends. */
export const memoryKeyStore = (): KeyStore => keyStoreOver(new Map());

/** The rules over a map that somebody else may keep. No verb waits between its look and its note. */
export function keyStoreOver(keys: Map<string, ServiceKey>): KeyStore {
  const ofPrincipal = ({ tenant, id }: PrincipalId): readonly ServiceKey[] =>
    [...keys.values()].filter((key) => key.tenant === tenant && key.principal === id);
  return {
    async add(key) {
      assertKeepable(key);
      if (keys.has(key.id)) throw keyTaken(key.id);
      const others = ofPrincipal({ tenant: key.tenant, id: key.principal });
      if (others.filter((other) => isLive(other, key.createdAtMs)).length >= mostLiveKeys)
        throw keysFull(key.principal);
      keys.set(key.id, key);
    },
    async find(id) {
      return keys.get(id);
    },
    async list(principal) {
      return inOrder(principal === undefined ? keys.values() : ofPrincipal(principal));
    },
    async revoke(id, atMs) {
      assertMoment(atMs);
      const key = keys.get(id);
      if (key === undefined) return false;
      if (key.revokedAtMs === undefined) keys.set(id, { ...key, revokedAtMs: atMs });
      return true;
    },
  };
}
