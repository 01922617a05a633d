import { assertLifetime } from './lifetime.js';
import type { SecretStore } from './secret-store.js';

interface Entry {
  readonly value: string;
  /** Infinity for what has no end. */
  readonly expiresAtMs: number;
}

const fewest = 1_024;

/** For one process; everything is gone when it ends. `now` is in milliseconds since the epoch. */
export function memorySecretStore({ now = Date.now }: { readonly now?: () => number } = {}): SecretStore {
  const entries = new Map<string, Entry>();
  let sweepAt = fewest;
  const find = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry !== undefined && entry.expiresAtMs > now() ? entry.value : undefined;
  };
  // Looking through everything each time the number has doubled costs little, and no timer keeps the process alive.
  const sweep = (): void => {
    if (entries.size < sweepAt) return;
    const atMs = now();
    for (const [key, { expiresAtMs }] of entries) if (expiresAtMs <= atMs) entries.delete(key);
    sweepAt = Math.max(fewest, entries.size * 2);
  };
  return {
    async get(key) {
      return find(key);
    },
    async put(key, value, lifetimeMs) {
      assertLifetime(lifetimeMs);
      sweep();
      entries.set(key, { value, expiresAtMs: lifetimeMs === 'forever' ? Infinity : now() + lifetimeMs });
    },
    async take(key) {
      // No await between the read and the delete, so no other caller can get in between.
      const value = find(key);
      entries.delete(key);
      return value;
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}
