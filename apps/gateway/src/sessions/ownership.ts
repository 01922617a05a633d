import type { LiveSession } from './live-session.js';
import type { LocalSessions } from './local-sessions.js';
import type { SessionDirectory } from './session-directory.js';

/** What it takes to know whether a session is still served by this replica. */
export interface OwnershipParts {
  readonly local: LocalSessions;
  readonly directory: SessionDirectory;
  /** Id of this replica. */
  readonly own: string;
  readonly idleMs: number;
}

/** Begins the time of a live session anew, or ends it: false when another replica has taken it over, or it is forgotten. */
export type Renew = (session: LiveSession) => Promise<boolean>;

export const ownership =
  ({ local, directory, own, idleMs }: OwnershipParts): Renew =>
  async (session) => {
    const owner = await directory.renew(session.record.id, own, idleMs);
    if (owner === own) return true;
    await local.end(session, owner === undefined ? 'expired' : 'lost');
    return false;
  };
