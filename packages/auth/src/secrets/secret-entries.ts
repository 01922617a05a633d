import { assertLifetime } from './lifetime.js';
import type { SecretStore } from './secret-store.js';

/** A secret as it is kept where nobody else counts its time. */
export interface SecretEntry {
  readonly value: string;
  /** Milliseconds since the epoch; Infinity for what has no end. */
  readonly expiresAtMs: number;
}

/** The rules over a map that somebody else may keep. No verb waits between its look and its note. */
export function secretStoreOver(entries: Map<string, SecretEntry>, now: () => number): SecretStore {
  const find = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry !== undefined && entry.expiresAtMs > now() ? entry.value : undefined;
  };
  const keep = (key: string, value: string, lifetimeMs: number | 'forever'): void => {
    entries.set(key, { value, expiresAtMs: lifetimeMs === 'forever' ? Infinity : now() + lifetimeMs });
  };
  return {
    async get(key) {
      return find(key);
    },
    async put(key, value, lifetimeMs) {
      assertLifetime(lifetimeMs);
      keep(key, value, lifetimeMs);
    },
    async replace(key, known, value, lifetimeMs) {
      assertLifetime(lifetimeMs);
      if (find(key) !== known) return false;
      keep(key, value, lifetimeMs);
      return true;
    },
    async take(key) {
      const value = find(key);
      entries.delete(key);
      return value;
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}

/** Drops what is over. */
export function sweepSecrets(entries: Map<string, SecretEntry>, atMs: number): void {
  for (const [key, { expiresAtMs }] of entries) if (expiresAtMs <= atMs) entries.delete(key);
}
