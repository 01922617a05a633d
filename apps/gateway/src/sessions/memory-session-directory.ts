import type { SessionDirectory, SessionRecord } from './session-directory.js';

interface Kept {
  readonly record: SessionRecord;
  readonly endsAtMs: number;
}

/** For one process. Holds as many sessions as are open; `now` in milliseconds, by default `Date.now`. */
export function memorySessionDirectory(now: () => number = Date.now): SessionDirectory {
  const kept = new Map<string, Kept>();
  const find = (id: string): Kept | undefined => {
    const found = kept.get(id);
    if (found && found.endsAtMs > now()) return found;
    kept.delete(id);
    return undefined;
  };
  // Puts it last, so that with one lifetime for all the first are the next to end.
  const put = (record: SessionRecord, endsAtMs: number): void => {
    kept.delete(record.id);
    kept.set(record.id, { record, endsAtMs });
  };
  const forgetEnded = (): void => {
    for (const [id, { endsAtMs }] of kept) {
      if (endsAtMs > now()) return;
      kept.delete(id);
    }
  };
  return {
    async open(record, ttlMs) {
      forgetEnded();
      put(record, now() + ttlMs);
    },
    async find(id) {
      return find(id)?.record;
    },
    async renew(id, owner, ttlMs) {
      const found = find(id);
      if (found?.record.owner === owner) put(found.record, now() + ttlMs);
      return found?.record.owner;
    },
    async claim(id, from, to) {
      const found = find(id);
      if (found?.record.owner !== from) return false;
      kept.set(id, { ...found, record: { ...found.record, owner: to } });
      return true;
    },
    async close(id, owner) {
      const found = find(id);
      if (found && found.record.owner !== owner) return false;
      kept.delete(id);
      return true;
    },
  };
}
