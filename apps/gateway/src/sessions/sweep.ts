import type { LocalSessions } from './local-sessions.js';
import type { Renew } from './ownership.js';

/** So many sessions are renewed at once. */
const batch = 100;

/**
 * A stream that was open for so long is ended. Its client opens it again, and has to prove anew who it is: so nobody reads on
 * for long with a key that was revoked.
 */
const longestStreamMs = 300_000;

export interface SweepParts {
  readonly local: LocalSessions;
  readonly renew: Renew;
  readonly now: () => number;
}

/** Ends what is over here or lives elsewhere by now, and keeps the rest from being forgotten. */
export async function sweep({ local, renew, now }: SweepParts): Promise<void> {
  await Promise.all(local.expired().map((session) => local.end(session, 'expired')));
  const sessions = local.all();
  for (const session of sessions) session.endStreams(now() - longestStreamMs);
  for (let at = 0; at < sessions.length; at += batch) await Promise.all(sessions.slice(at, at + batch).map(renew));
}
