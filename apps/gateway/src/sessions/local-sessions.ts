import type { SessionChange } from '../server-options.js';
import { Refusal, soon } from '../routes/refusal.js';
import type { LiveSession } from './live-session.js';
import type { SessionRecord } from './session-directory.js';

/** Why a session ends here, if not because its client or the server's end wants it. */
export type Ending = Exclude<SessionChange, 'opened' | 'adopted'>;

/** The sessions that live in this process, the one used least recently first. */
export interface LocalSessions {
  readonly size: number;
  /** Counts as a use. */
  use(id: string): LiveSession | undefined;
  all(): readonly LiveSession[];
  /** Makes room, then opens. Throws when there are too many and each is at work. */
  add(record: SessionRecord, open: () => Promise<LiveSession>): Promise<LiveSession>;
  /** Ends a session; resolves when it has ended. One that is not here is fine. */
  end(id: string, why: Ending): Promise<void>;
  /** Ends what has been idle for too long; the answer has what was used lately, or is in use now. */
  sweep(): Promise<readonly LiveSession[]>;
}

export interface LocalSessionsOptions {
  readonly maxSessions: number;
  readonly idleMs: number;
  readonly now: () => number;
  /** Hears of every session that has ended, and why. */
  readonly onEnd: (session: LiveSession, why: Ending) => void;
}

interface Kept {
  readonly session: LiveSession;
  readonly usedAtMs: number;
}

export function localSessions({ maxSessions, idleMs, now, onEnd }: LocalSessionsOptions): LocalSessions {
  const kept = new Map<string, Kept>();
  let opening = 0;
  /** Puts it last. */
  const keep = (session: LiveSession): void => {
    const { id } = session.record;
    kept.delete(id);
    kept.set(id, { session, usedAtMs: now() });
  };
  const forget = (session: LiveSession, why: Ending): boolean => {
    const { id } = session.record;
    if (kept.get(id)?.session !== session) return false;
    kept.delete(id);
    onEnd(session, why);
    return true;
  };
  const end = async (session: LiveSession, why: Ending): Promise<void> => {
    if (forget(session, why)) await session.close();
  };
  const firstIdle = (): LiveSession | undefined => {
    for (const { session } of kept.values()) if (session.idle()) return session;
    return undefined;
  };
  const makeRoom = async (): Promise<void> => {
    if (kept.size + opening <= maxSessions) return;
    const oldest = firstIdle();
    if (!oldest) throw new Refusal('sessions_full', soon);
    await end(oldest, 'dropped');
  };
  return {
    get size() {
      return kept.size;
    },
    use(id) {
      const session = kept.get(id)?.session;
      if (session) keep(session);
      return session;
    },
    all: () => [...kept.values()].map(({ session }) => session),
    async add(record, open) {
      // Counted before room is made, or two that come together would both take the same place.
      opening += 1;
      try {
        await makeRoom();
        const session = await open();
        keep(session);
        void session.closed.then(() => forget(session, 'closed'));
        return session;
      } finally {
        opening -= 1;
      }
    },
    async end(id, why) {
      const found = kept.get(id);
      if (found) await end(found.session, why);
    },
    async sweep() {
      const before = now() - idleMs;
      const expired = [...kept.values()].filter(({ session, usedAtMs }) => usedAtMs <= before && session.idle());
      await Promise.all(expired.map(({ session }) => end(session, 'expired')));
      return [...kept.values()].filter(({ session }) => !session.idle()).map(({ session }) => session);
    },
  };
}
