import { setTimeout as passed } from 'node:timers/promises';
import type { LiveSession } from './live-session.js';

/** What draining looks at. */
export interface DrainParts {
  readonly sessions: () => readonly LiveSession[];
  /** Called once for each session in which nothing runs any more. */
  readonly letGo: (session: LiveSession) => Promise<void>;
  /** Hears of a session that could not be let go. It ends with this process, and others notice that. */
  readonly onError: (error: unknown) => void;
  readonly limitMs: number;
}

/** Waits for running calls. */
export interface Drain {
  /** To be called whenever a request has been answered. */
  look(): void;
  /** Resolves when no call runs any more, or after the limit. */
  readonly over: Promise<void>;
}

/** Begins to wait until no session runs anything, letting go each that is done. */
export function startDrain({ sessions, letGo, onError, limitMs }: DrainParts): Drain {
  const done = new AbortController();
  const going = new Map<LiveSession, Promise<void>>();
  const look = (): void => {
    const all = sessions();
    for (const session of all) {
      if (!session.busy() && !going.has(session)) going.set(session, letGo(session).catch(onError));
    }
    if (all.every((session) => going.has(session))) void Promise.all(going.values()).then(() => done.abort());
  };
  const over = passed(limitMs, undefined, { signal: done.signal }).catch(() => undefined);
  look();
  return { look, over };
}
