import { secretStoreOver, sweepSecrets } from './secret-entries.js';
import type { SecretEntry } from './secret-entries.js';
import type { SecretStore } from './secret-store.js';

const fewest = 1_024;

/** For one process; everything is gone when it ends. `now` is in milliseconds since the epoch. */
export function memorySecretStore({ now = Date.now }: { readonly now?: () => number } = {}): SecretStore {
  const entries = new Map<string, SecretEntry>();
  const store = secretStoreOver(entries, now);
  let sweepAt = fewest;
  // Looking through everything each time the number has doubled costs little, and no timer keeps the process alive.
  const sweep = (): void => {
    if (entries.size < sweepAt) return;
    sweepSecrets(entries, now());
    sweepAt = Math.max(fewest, entries.size * 2);
  };
  return {
    ...store,
    put(key, value, lifetimeMs) {
      sweep();
      return store.put(key, value, lifetimeMs);
    },
    replace(key, known, value, lifetimeMs) {
      sweep();
      return store.replace(key, known, value, lifetimeMs);
    },
  };
}
