import type { PrincipalId } from '@makegate/auth';
import type { SessionChange } from '../server-options.js';
import { Refusal, soon } from '../refusal.js';
import type { LiveSession } from './live-session.js';
import type { SessionRecord } from './session-directory.js';
import { sameId, sessionShares } from './session-shares.js';

/** Why a session ends here. */
export type Ending = Exclude<SessionChange, 'opened' | 'adopted'>;

/** The sessions that live in this process, the one used least recently first. */
export interface LocalSessions {
  readonly size: number;
  get(id: string): LiveSession | undefined;
  /** The same, and counts as a use. */
  use(id: string): LiveSession | undefined;
  all(): readonly LiveSession[];
  /** What has been idle for too long. */
  expired(): readonly LiveSession[];
  /**
   * Makes room, then opens. Whoever has their share makes room among their own sessions. Throws when all that could make
   * room are at work.
   */
  add(record: SessionRecord, open: () => Promise<LiveSession>): Promise<LiveSession>;
  /** Ends a session; resolves when it has ended. One that is not here any more is fine. */
  end(session: LiveSession, why: Ending): Promise<void>;
}

export interface LocalSessionsOptions {
  readonly maxSessions: number;
  readonly maxSessionsPerPrincipal: number;
  readonly idleMs: number;
  readonly now: () => number;
  /** Ends a session that nobody finds here any more. Must not reject. */
  readonly onEnd: (session: LiveSession, why: Ending) => Promise<void>;
}

interface Kept {
  readonly session: LiveSession;
  readonly usedAtMs: number;
}

export function localSessions(options: LocalSessionsOptions): LocalSessions {
  const { maxSessions, maxSessionsPerPrincipal, idleMs, now, onEnd } = options;
  const kept = new Map<string, Kept>();
  const shares = sessionShares();
  let opening = 0;
  /** Puts it last. */
  const keep = (session: LiveSession): void => {
    const { id } = session.record;
    kept.delete(id);
    kept.set(id, { session, usedAtMs: now() });
  };
  const end = async (session: LiveSession, why: Ending): Promise<void> => {
    const { id, principal } = session.record;
    if (kept.get(id)?.session !== session) return;
    kept.delete(id);
    shares.giveBack(principal);
    await onEnd(session, why);
  };
  const all = (): LiveSession[] => [...kept.values()].map(({ session }) => session);
  const makeRoom = async (principal: PrincipalId): Promise<void> => {
    const hasShare = shares.of(principal) > maxSessionsPerPrincipal;
    if (!hasShare && kept.size + opening <= maxSessions) return;
    const given = all().find((session) => session.idle() && (!hasShare || sameId(session.record.principal, principal)));
    if (!given) throw new Refusal('sessions_full', soon);
    await end(given, 'dropped');
  };
  return {
    get size() {
      return kept.size;
    },
    get: (id) => kept.get(id)?.session,
    use(id) {
      const session = kept.get(id)?.session;
      if (session) keep(session);
      return session;
    },
    all,
    expired() {
      const before = now() - idleMs;
      return [...kept.values()].flatMap(({ session, usedAtMs }) =>
        usedAtMs <= before && session.idle() ? [session] : [],
      );
    },
    async add(record, open) {
      const { principal } = record;
      // Counted before room is made, or two that come together would both take the same place.
      opening += 1;
      shares.take(principal);
      try {
        await makeRoom(principal);
        const session = await open();
        keep(session);
        void session.closed.then(() => end(session, 'closed'));
        return session;
      } catch (error) {
        shares.giveBack(principal);
        throw error;
      } finally {
        opening -= 1;
      }
    },
    end,
  };
}
